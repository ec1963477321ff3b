# Builds everything and runs all tests, then the engine's again without AVX-512 and without AVX2; the last line reads
# "N passed, N failed".
$root = $PSScriptRoot
$filter = @(); $without = $null
$switches = @{ avx512 = 'DOTNET_EnableAVX512'; avx2 = 'DOTNET_EnableAVX2'; vectors = 'DOTNET_EnableHWIntrinsic' }
for ($i = 0; $i -lt $args.Count; $i += 2) {
    $value = $args[$i + 1]
    if ($args[$i] -eq '--filter' -and $value) { $filter = @('-method', "*$value*") }
    elseif ($args[$i] -eq '--without' -and $value -and $switches.ContainsKey($value)) { $without = $value }
    else { Write-Error 'usage: test [--filter NAME] [--without avx512|avx2|vectors]'; exit 2 }
}

dotnet build "$root/GhostFaceNets.slnx" -c Release -v quiet -nologo
if ($LASTEXITCODE -ne 0) { '0 passed, 1 failed'; exit 1 }

$script:passed = 0; $script:failed = 0
function Invoke-Tests($name, $less, $options) {
    if ($less) { Set-Item "env:$($switches[$less])" 0 }
    $report = New-TemporaryFile
    & "$root/artifacts/bin/$name/release/$name.exe" -noLogo -result-xml $report @options | Out-Host
    if ($less) { Remove-Item "env:$($switches[$less])" }
    $assembly = ([xml](Get-Content $report)).assemblies.assembly
    if ($assembly) { $script:passed += [int]$assembly.passed; $script:failed += [int]$assembly.failed + [int]$assembly.errors }
    else { $script:failed += 1 }
    Remove-Item $report
}

foreach ($project in Get-ChildItem "$root/tests" -Directory -Filter '*.Tests') { Invoke-Tests $project.Name $without $filter }
if (-not $without -and -not $filter) {
    foreach ($less in 'avx512', 'avx2') {
        Invoke-Tests 'GhostFaceNets.Tests' $less @('-namespace', 'GhostFaceNets.Tests.Inference.Engine', '-namespace', 'GhostFaceNets.Tests.Numerics')
    }
}

"$passed passed, $failed failed"
exit [int]($failed -ne 0)
