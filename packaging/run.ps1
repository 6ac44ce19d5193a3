# Sets Rollcheck up where that is not done yet, then starts it:
#   powershell -ExecutionPolicy Bypass -File packaging\run.ps1 ARGS...
# Windows PowerShell 5.1 reads a script without BOM as ANSI: keep this file ASCII.
#Requires -Version 5.1

# Not 'Stop': 5.1 would turn the first line a program writes to stderr into an exception.
$ErrorActionPreference = 'Continue'

$Root = Split-Path -Parent $PSScriptRoot
$Venv = Join-Path $Root '.venv'
$Python = Join-Path $Venv 'Scripts\python.exe'
# A command needs no Qt: only what opens the window has the window's packages fetched.
$Purposes = @('engine')
if ($args.Count -eq 0 -or $args[0] -match '^(quit$|--(practice|iec-url|in-tray|selftest))' -or $args[0] -match '\.') { $Purposes += 'window' }

# stdout belongs to --json: everything here goes to stderr.
function Say([string]$Text) { [Console]::Error.WriteLine($Text) }

function Fail([string]$Reason, [string[]]$WhatToDo) {
    Say "Rollcheck cannot start: $Reason"
    foreach ($line in $WhatToDo) { Say "  $line" }
    exit 1
}

function Get-Requirements([string]$Purpose) {
    return Join-Path $PSScriptRoot "requirements\$Purpose.txt"
}

function Get-Mark([string]$Purpose) { return Join-Path $Venv ".ready-$Purpose" }

function Get-Fingerprint([string]$Purpose) {
    if (-not (Test-Path -LiteralPath $Python)) { return 'no venv' }
    $version = & $Python -I -S -c "import sys; print(sys.version_info[:3])"
    # Another folder counts, because the venv holds absolute paths.
    $file = Get-FileHash -Algorithm SHA256 -LiteralPath (Get-Requirements $Purpose)
    return "$($file.Hash) $version $Root"
}

function Test-Ready([string]$Purpose) {
    $mark = Get-Mark $Purpose
    if (-not (Test-Path -LiteralPath $mark)) { return $false }
    return [IO.File]::ReadAllText($mark) -eq (Get-Fingerprint $Purpose)
}

function Find-Python {
    $fit = '(3, 11) <= sys.version_info < (3, 14)'
    $code = "import sys, venv, ensurepip; print(sys.executable if $fit else '')"
    foreach ($candidate in @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python', '-I')) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $path = & $candidate[0] $candidate[1] -c $code 2>$null
        if ($LASTEXITCODE -eq 0 -and $path) { return $path }
    }
    Fail 'it needs Python 3.11, 3.12 or 3.13, and none was found.' @(
        'Install Python 3.13 (64-bit) from python.org with "py launcher" ticked,',
        'open a new window and run the same command again.')
}

function Install-Packages([string[]]$Options) {
    & $Python -m pip --quiet --disable-pip-version-check --no-input install --retries 2 @Options |
        ForEach-Object { Say $_ }
    if ($LASTEXITCODE -eq 0) { return }
    Fail 'a Python package could not be fetched or installed; the lines above say which.' @(
        "Without network: connect this computer, or name your office's proxy in HTTPS_PROXY.",
        'Or, on a computer with network, the same Python version and Windows, run',
        '  py -m pip download -d wheels -r packaging\requirements\engine.txt -r packaging\requirements\window.txt',
        'copy the folder wheels here, and run again with PIP_NO_INDEX=1 PIP_FIND_LINKS=wheels set.')
}

function New-Venv {
    Say "Setting up Rollcheck in $Venv (once; about a minute)..."
    $base = Find-Python
    # From here to the last line a halt leaves no mark, and the next start builds anew.
    Remove-Item -Path (Join-Path $Venv '.ready-*') -Force -ErrorAction SilentlyContinue
    & $base -m venv --clear $Venv | ForEach-Object { Say $_ }
    if ($LASTEXITCODE -ne 0) {
        Fail "the folder $Venv could not be made." @(
            'Close every Rollcheck window, then run the same command again.')
    }
}

function Install-Purpose([string]$Purpose) {
    if ($Purpose -eq 'engine') { New-Venv }
    Say "Fetching the packages for: $Purpose..."
    # No build isolation: what it fetches would be neither pinned nor hashed.
    Install-Packages @('--require-hashes', '--no-build-isolation', '-r', (Get-Requirements $Purpose))
    if ($Purpose -eq 'engine') {
        Install-Packages @('--no-index', '--no-deps', '--no-build-isolation', '--editable', $Root)
    }
    [IO.File]::WriteAllText((Get-Mark $Purpose), (Get-Fingerprint $Purpose))
    Say 'Ready.'
}

function Set-Up {
    if (-not ($Purposes | Where-Object { -not (Test-Ready $_) })) { return }
    $name = 'Local\Rollcheck-' + ($Root.ToLowerInvariant() -replace '[\\/:]', '_')
    $lock = New-Object System.Threading.Mutex($false, $name)
    # Abandoned means that the set-up which held the lock was killed: it is ours now.
    try { [void]$lock.WaitOne() } catch [System.Threading.AbandonedMutexException] {
        Say 'A set-up was cut off; starting it again.'
    }
    try {
        foreach ($purpose in $Purposes) {
            if (-not (Test-Ready $purpose)) { Install-Purpose $purpose }
        }
    } finally { $lock.ReleaseMutex() }
}

Set-Up
# -P: a folder named `app` where the caller stands must not be taken for ours.
& $Python -P -m app @args
exit $LASTEXITCODE
