#!/usr/bin/env bash
# Signs a program where there is a certificate: bash packaging/windows/sign.sh FILE
# Off unless ROLLCHECK_SIGN_PFX names a PKCS #12 file; ROLLCHECK_SIGN_PASSWORD_FILE names the file
# with its password, ROLLCHECK_SIGN_TIME the address of a time-stamp server: without a time stamp a
# signature ends with its certificate. makensis calls this for the installer and its uninstaller.

wants_signing() { [ -n "${ROLLCHECK_SIGN_PFX-}" ]; }

sign() {
  wants_signing || return 0
  local stamp=()
  [ -z "${ROLLCHECK_SIGN_TIME-}" ] || stamp=(-ts "$ROLLCHECK_SIGN_TIME")
  osslsigncode sign -pkcs12 "$ROLLCHECK_SIGN_PFX" -readpass "$ROLLCHECK_SIGN_PASSWORD_FILE" \
    -h sha256 -n Rollcheck "${stamp[@]}" -in "$1" -out "$1.signed" >&2
  mv -- "$1.signed" "$1"
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -euo pipefail
  sign "${1:?names no file}"
fi
