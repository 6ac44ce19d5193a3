// The page's words, in the browser's language where it is one of these.
const WORDS = {
  en: {
    token: "A token of Rollcheck's settings, page Feed (members.read is enough)",
    show: "Show", waiting: "Waiting", needYou: "Need you", free: "Lookups free",
    allDone: "All done", list: "List", state: "State", people: "People", inWard: "In ward",
    otherWard: "Other ward", done: "Done",
    queued: "In queue", processing: "Checking", completed: "Done", failed: "Failed",
    cancelled: "Stopped", paused: "Paused", nothing: "Nothing is being checked",
    queuePaused: "The queue is paused", connected: "Live", away: "No connection; trying again",
    connecting: "Connecting…", practice: "Practice",
    token_invalid: "This is no token of this seat.",
    token_expired: "This token's time is over. Make another one in the settings.",
    token_revoked: "This token was revoked. Make another one in the settings.",
    token_over: "This token was revoked or its time is over.",
    scope_missing: "This token lacks members.read.",
  },
  af: {
    token: "’n Teken uit Rollcheck se instellings, bladsy Voer (members.read is genoeg)",
    show: "Wys", waiting: "Wag", needYou: "Wag vir u", free: "Navrae beskikbaar",
    allDone: "Alles klaar", list: "Lys", state: "Stand", people: "Mense", inWard: "In wyk",
    otherWard: "Ander wyk", done: "Klaar",
    queued: "In die tou", processing: "Word nagegaan", completed: "Klaar", failed: "Misluk",
    cancelled: "Gestop", paused: "Onderbreek", nothing: "Niks word nagegaan nie",
    queuePaused: "Die tou is onderbreek", connected: "Regstreeks",
    away: "Geen verbinding nie; probeer weer", connecting: "Verbind…", practice: "Oefening",
    token_invalid: "Dit is nie ’n teken van hierdie sitplek nie.",
    token_expired: "Hierdie teken se tyd is verby. Maak ’n ander een in die instellings.",
    token_revoked: "Hierdie teken is herroep. Maak ’n ander een in die instellings.",
    token_over: "Hierdie teken is herroep of sy tyd is verby.",
    scope_missing: "Hierdie teken kort members.read.",
  },
};

export const language = navigator.languages.some((one) => one.startsWith("af")) ? "af" : "en";
export const say = (name) => WORDS[language][name] ?? WORDS.en[name] ?? "";
