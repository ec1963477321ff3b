// usage: GhostFaceNets.Benchmarks [--filter '*Loading*'] [--job short] ...    --help lists what BenchmarkDotNet takes
// --job short: a minute in all. In this process: another would be built anew, with all of libtorch.
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

string[] all = args.Contains("--filter") || args.Contains("--list") ? args : [.. args, "--filter", "*"];
var isShort = all.Contains("short");
var job = (isShort ? Job.ShortRun : Job.Default).WithToolchain(InProcessNoEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(
    [.. all.Where(word => !isShort || word is not ("--job" or "short"))],
    ManualConfig.Create(DefaultConfig.Instance).AddJob(job).AddDiagnoser(MemoryDiagnoser.Default));
