// A dashboard as the old one was: connects, subscribes, prints what it hears, one JSON a line.
// Arguments: address, token, transport. Lines on standard input are [event, data] to send.
import { createInterface } from "node:readline";
import { io } from "socket.io-client";

const [address, token, transport] = process.argv.slice(2);
const tell = (name, data) => process.stdout.write(JSON.stringify([name, data]) + "\n");
const socket = io(address, {
  auth: { token },
  path: "/socket.io",
  transports: transport ? [transport] : ["websocket", "polling"],
  reconnection: false,
});

socket.on("connect", () => {
  tell("connect", socket.io.engine.transport.name);
  socket.emit("subscribe_file_processing");
});
socket.on("connect_error", (error) => {
  tell("connect_error", error.data ?? error.message);
  process.exit(0);
});
socket.on("disconnect", (reason) => {
  tell("disconnect", reason);
  process.exit(0);
});
socket.onAny((name, data) => tell(name, data));
createInterface({ input: process.stdin }).on("line", (line) => socket.emit(...JSON.parse(line)));
