# Builds the installer on Windows itself: powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
# Needs 64-bit Python 3.13 and NSIS 3.08 or later on the PATH. The steps are those of build.sh.
# Signs where ROLLCHECK_SIGN_THUMBPRINT names a certificate of this account's store; signtool must be
# on the PATH, ROLLCHECK_SIGN_TIME is the address of a time-stamp server.
# Windows PowerShell 5.1 reads a script without BOM as ANSI: keep this file ASCII.
#Requires -Version 5.1
$ErrorActionPreference = 'Stop'

$Root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$Build = Join-Path $Root 'build\windows'
$Dist = Join-Path $Root 'dist'
$Venv = Join-Path $Build 'venv'
$Python = Join-Path $Venv 'Scripts\python.exe'
$Frozen = Join-Path $Build 'frozen\rollcheck'

# A program that fails ends the build: 5.1 does not by itself.
function Invoke-Checked([string]$Program, [string[]]$Options) {
    & $Program @Options
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

function Get-Requirements([string]$Purpose) {
    return Join-Path $Root "packaging\requirements\$Purpose.txt"
}

function Get-SignCommand {
    if (-not $env:ROLLCHECK_SIGN_THUMBPRINT) { return $null }
    $stamp = ''
    if ($env:ROLLCHECK_SIGN_TIME) { $stamp = "/tr $env:ROLLCHECK_SIGN_TIME /td sha256" }
    return "signtool sign /fd sha256 /sha1 $env:ROLLCHECK_SIGN_THUMBPRINT $stamp"
}

function Set-Signature([string]$File) {
    $command = Get-SignCommand
    if (-not $command) { return }
    Invoke-Checked 'cmd' @('/c', "$command `"$File`"")
}

if (Test-Path -LiteralPath $Build) { Remove-Item -LiteralPath $Build -Recurse -Force }
New-Item -ItemType Directory -Force -Path $Build, $Dist | Out-Null

Invoke-Checked 'py' @('-3.13', '-m', 'venv', $Venv)
Invoke-Checked $Python @('-m', 'pip', '--quiet', '--disable-pip-version-check', 'install',
    '--require-hashes', '--no-build-isolation', '--only-binary=:all:',
    '-r', (Get-Requirements 'engine'), '-r', (Get-Requirements 'window'),
    '-r', (Get-Requirements 'freeze'))

$Version = (& $Python (Join-Path $Root 'packaging\freezing.py')).Trim()
Invoke-Checked $Python @('-m', 'PyInstaller', '--noconfirm', '--log-level', 'WARN',
    '--distpath', (Join-Path $Build 'frozen'), '--workpath', (Join-Path $Build 'work'),
    (Join-Path $Root 'packaging\rollcheck.spec'))
Invoke-Checked (Join-Path $Frozen 'rollcheck-cli.exe') @('--selftest')

Invoke-Checked $Python @((Join-Path $Root 'packaging\licences.py'), $Frozen)
Set-Signature (Join-Path $Frozen 'rollcheck.exe')
Set-Signature (Join-Path $Frozen 'rollcheck-cli.exe')

$Setup = Join-Path $Dist "Rollcheck-Setup-$Version.exe"
$Options = @('-V2', '-INPUTCHARSET', 'UTF8', "-DVERSION=$Version", "-DSOURCE=$Frozen", "-DOUT=$Setup",
    "-DICON=$(Join-Path $Root 'resources\icons\app\rollcheck.ico')")
$Sign = Get-SignCommand
if ($Sign) { $Options += "-DSIGN=$Sign" }
Invoke-Checked 'makensis' ($Options + (Join-Path $Root 'packaging\rollcheck.nsi'))
if ((Get-Item -LiteralPath $Setup).Length -gt 90MB) { throw 'the installer is larger than 90 MB' }

$Bill = Join-Path $Dist "Rollcheck-$Version.sbom.json"
$Text = (& $Python (Join-Path $Root 'packaging\bill_of_materials.py') $Frozen) -join "`n"
if ($LASTEXITCODE -ne 0) { throw 'the bill of materials was not made' }
[IO.File]::WriteAllText($Bill, "$Text`n")
$Sums = foreach ($file in $Setup, $Bill) {
    $hash = (Get-FileHash -Algorithm SHA256 -LiteralPath $file).Hash.ToLowerInvariant()
    "$hash  $(Split-Path -Leaf $file)"
}
[IO.File]::WriteAllText((Join-Path $Dist "Rollcheck-$Version.sha256"), (($Sums -join "`n") + "`n"))
