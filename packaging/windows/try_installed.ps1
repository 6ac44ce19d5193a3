# Installs the newest dist\Rollcheck-Setup-*.exe silently, lets it test itself, checks the sample,
# installs it once more over itself and uninstalls it. For a Windows runner; what Wine tests is more.
# Windows PowerShell 5.1 reads a script without BOM as ANSI: keep this file ASCII.
#Requires -Version 5.1
$ErrorActionPreference = 'Stop'

$Root = Split-Path -Parent (Split-Path -Parent $PSScriptRoot)
$Dist = Join-Path $Root 'dist'
$Setup = Get-ChildItem (Join-Path $Dist 'Rollcheck-Setup-*.exe') | Sort-Object LastWriteTime |
    Select-Object -Last 1
$Program = Join-Path $env:LOCALAPPDATA 'Programs\Rollcheck'
$Sample = Join-Path $Root 'resources\samples\BLOUBERG WARD 16 MEMBERSHIP.xlsx'

function Invoke-Waiting([string]$File, [string[]]$Options) {
    $process = Start-Process -FilePath $File -ArgumentList $Options -Wait -PassThru
    if ($process.ExitCode -ne 0) { throw "$File ended with $($process.ExitCode)" }
}

Invoke-Waiting $Setup.FullName @('/S')
$Report = Join-Path $Dist 'self-test.txt'
Invoke-Waiting (Join-Path $Program 'rollcheck.exe') @('--selftest', '--report', "`"$Report`"")
Get-Content -LiteralPath $Report

& (Join-Path $Program 'rollcheck-cli.exe') verify --practice --out (Join-Path $Dist 'sample') $Sample
if ($LASTEXITCODE -ne 0) { throw "verify ended with $LASTEXITCODE" }

# Over a window that is open: it is asked to close.
Start-Process -FilePath (Join-Path $Program 'rollcheck.exe') -ArgumentList '--practice'
Start-Sleep -Seconds 15
Invoke-Waiting $Setup.FullName @('/S')
& (Join-Path $Program 'rollcheck-cli.exe') quit
if ($LASTEXITCODE -ne 0) { throw "quit ended with $LASTEXITCODE" }

Invoke-Waiting (Join-Path $Program 'Uninstall.exe') @('/S', '/DATA')
for ($second = 0; (Test-Path -LiteralPath $Program) -and $second -lt 60; $second++) { Start-Sleep 1 }
foreach ($left in $Program, (Join-Path $env:LOCALAPPDATA 'Rollcheck')) {
    if (Test-Path -LiteralPath $left) { throw "left behind: $left" }
}
