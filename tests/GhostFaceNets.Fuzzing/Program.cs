using System.Diagnostics;
using System.Globalization;
using GhostFaceNets.Fuzzing;
using GhostFaceNets.Fuzzing.Targets;

// Lets the readers of strangers' files read changed ones: docs/safety.md.
const string Usage = "usage: dotnet run --project tests/GhostFaceNets.Fuzzing -c Release -- TARGET|all [--cases N] [--seed S] [--file FILE] [--folder DIR] [--findings DIR]";
const int Stack = 1 << 20;
const int ProgressEvery = 100_000;

if (args.Length == 0 || args.Length % 2 == 0)
{
    Console.Error.WriteLine($"{Usage}\ntargets: {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}");
    return 2;
}

var options = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
long Number(string name, long otherwise) => options.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;
if (options.TryGetValue("--file", out var one))
{
    FuzzTargets.Of(args[0]).Read(one);
    return 0;
}

var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
var root = Path.Combine(options.GetValueOrDefault("--folder", memory), $"ghostface-fuzzing-{Environment.ProcessId}");
var found = 0;
foreach (var target in FuzzTargets.All.Where(target => args[0] == "all" || target.Name == args[0]))
{
    var folder = Directory.CreateDirectory(Path.Combine(root, target.Name)).FullName;
    var campaign = new Campaign(target, folder, (int)Number("--seed", 1));
    var clock = Stopwatch.StartNew();

    // A pool's stack, so that recursion without end ends here as it would in the command.
    var thread = new Thread(() => Run(campaign, target, folder), Stack);
    var spent = Environment.CpuUsage.TotalTime;
    thread.Start();
    thread.Join();
    spent = Environment.CpuUsage.TotalTime - spent;
    found += campaign.Findings.Count;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{target.Name}: {campaign.Cases} cases, {campaign.ReadWhole} read, {campaign.Answers} answers, {campaign.Findings.Count} findings, {clock.Elapsed.TotalSeconds:F0} s, {spent.TotalSeconds:F0} s of processor time"));
    Save(campaign, target);
    Directory.Delete(folder, recursive: true);
}

if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
return found == 0 ? 0 : 1;

void Run(Campaign campaign, FuzzTarget target, string folder)
{
    using var watchdog = new Watchdog(Path.Combine(folder, target.File));
    campaign.Run(Number("--cases", 1_000_000), number =>
    {
        watchdog.Hear(number);
        if (number > 0 && number % ProgressEvery == 0) Console.Error.WriteLine($"{target.Name}: {number} cases, {campaign.Findings.Count} findings");
    });
}

void Save(Campaign campaign, FuzzTarget target)
{
    var place = options.GetValueOrDefault("--findings", "fuzzing-findings");
    foreach (var (index, finding) in campaign.Findings.Index())
    {
        Directory.CreateDirectory(place);
        var path = Path.Combine(place, $"{target.Name}-{index}-{finding.Kind}{Path.GetExtension(target.File)}");
        File.WriteAllBytes(path, finding.Content);
        Console.WriteLine($"  case {finding.Case}, {path}: {finding.Detail}");
    }
}
