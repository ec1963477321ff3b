# Builds everything and runs all tests; the last line reads "N passed, N failed".
param([string]$Option, [string]$Name)
$root = $PSScriptRoot
$filter = @()
if ($Option -eq '--filter' -and $Name) { $filter = @('-method', "*$Name*") }
elseif ($Option) { Write-Error 'usage: test [--filter NAME]'; exit 2 }

dotnet build "$root/GhostFaceNets.slnx" -c Release -v quiet -nologo
if ($LASTEXITCODE -ne 0) { '0 passed, 1 failed'; exit 1 }

$passed = 0; $failed = 0
foreach ($project in Get-ChildItem "$root/tests" -Directory -Filter '*.Tests') {
    $report = New-TemporaryFile
    & "$root/artifacts/bin/$($project.Name)/release/$($project.Name).exe" -noLogo -result-xml $report @filter
    $assembly = ([xml](Get-Content $report)).assemblies.assembly
    if ($assembly) { $passed += [int]$assembly.passed; $failed += [int]$assembly.failed + [int]$assembly.errors }
    else { $failed += 1 }
    Remove-Item $report
}
"$passed passed, $failed failed"
exit [int]($failed -ne 0)
