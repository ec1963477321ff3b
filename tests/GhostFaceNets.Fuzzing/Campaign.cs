using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GhostFaceNets.Fuzzing;

/// <summary>Lets a reader read changed files, one after the other, and collects what should not have happened. The same seed gives the same
/// cases. A file that brings an answer not heard before joins those that are changed.</summary>
/// <param name="target">The reader.</param>
/// <param name="folder">Where the files go; a folder in memory is fastest.</param>
/// <param name="seed">Chooses the changes.</param>
public sealed partial class Campaign(FuzzTarget target, string folder, int seed)
{
    private const int LongestCorpus = 400;
    private const int LongestFile = 1 << 16;

    private const long TimesTheFile = 10;

    // What the collector lets pile up before it collects.
    private const long RuntimeSlack = 1 << 24;

    // Work that takes longer is measured again by the processor's time: others may have held the processor.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly List<byte[]> _corpus = [.. target.Seeds];
    private readonly HashSet<string> _answers = [];
    private readonly Dictionary<string, Finding> _findings = [];
    private long _largestCleared;
    private readonly string _path = Path.Combine(folder, target.File);

    /// <summary>The first finding of each cause.</summary>
    public IReadOnlyCollection<Finding> Findings => _findings.Values;

    /// <summary>How many cases were done.</summary>
    public long Cases { get; private set; }

    /// <summary>How many files were read without an error.</summary>
    public long ReadWhole { get; private set; }

    /// <summary>How many different answers there were.</summary>
    public int Answers => _answers.Count;

    /// <summary>Does cases.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="each">Hears of each case before it is read.</param>
    public void Run(long cases, Action<long>? each = null)
    {
        target.Prepare(folder);
        foreach (var valid in target.Seeds) ReadOnce(valid, mustRead: true);
        var longest = Math.Max(LongestFile, 4 * target.Seeds.Max(file => file.Length));
        var mutator = new Mutator(target.Words, longest);
        var random = new Random(seed);
        for (var end = Cases + cases; Cases < end; Cases++)
        {
            each?.Invoke(Cases);
            var file = mutator.Change(_corpus[random.Next(_corpus.Count)], _corpus[random.Next(_corpus.Count)], random);
            if (random.Next(2) == 0) target.Mend?.Invoke(file);
            ReadOnce(file, mustRead: false);
        }
    }

    /// <summary>Lets the reader read one file.</summary>
    /// <returns>Its error, if any.</returns>
    public Exception? Read(byte[] file)
    {
        target.Prepare(folder);
        return ReadOnce(file, mustRead: false);
    }

    private Exception? ReadOnce(byte[] file, bool mustRead)
    {
        File.WriteAllBytes(_path, file);
        var clock = Stopwatch.StartNew();
        var (error, allocated) = Measured();
        if (clock.Elapsed > Slow) Remeasure(file);
        if (allocated > (TimesTheFile * file.Length) + target.Slack) CheckResident(file, allocated);
        if (error is null) ReadWhole++;
        else if (mustRead) Add(Finding.Of(error, $"a valid file was refused: {error}", Cases, file));
        else if (error is not BadDataException bad) Add(Finding.Of(error, $"{error}", Cases, file));
        else if (!bad.File.StartsWith(folder, StringComparison.Ordinal) || bad.Problem.Length == 0) Add(new("nameless", "", bad.Message, Cases, file));
        var answer = error is BadDataException { Problem: var problem } ? Varying().Replace(problem, "#") : $"{error?.GetType()}";
        if (_answers.Add(answer) && _corpus.Count < LongestCorpus) _corpus.Add(file);
        return error;
    }

    private (Exception? Error, long Allocated) Measured()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Exception? error = null;
        try
        {
            target.Read(_path);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception caught)
#pragma warning restore CA1031
        {
            error = caught;
        }

        return (error, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Much of what is allocated is not held at the same time, or never touched.</summary>
    private void CheckResident(byte[] file, long allocated)
    {
        // Once is enough for files of much the same demand.
        if (allocated < 2 * _largestCleared || _findings.ContainsKey("memory ")) return;
        if (ResidentMemory.GrowthDuring(() => Measured()) is { } grown && grown > (TimesTheFile * file.Length) + RuntimeSlack)
        {
            Add(new("memory", "", $"the process grew by {grown} bytes ({allocated} were allocated) for a file of {file.Length}", Cases, file));
        }
        else
        {
            _largestCleared = allocated;
        }
    }

    private void Remeasure(byte[] file)
    {
        var before = Environment.CpuUsage.TotalTime;
        Measured();
        var spent = Environment.CpuUsage.TotalTime - before;
        if (spent > Slow) Add(new("slow", "", $"{spent.TotalSeconds:F1} s of processor time for a file of {file.Length} bytes", Cases, file));
    }

    private void Add(Finding finding) => _findings.TryAdd($"{finding.Kind} {finding.Cause}", finding);

    [GeneratedRegex("""'[^']*'|"[^"]*"|\([^)]*\)|[0-9A-F.+-]*[0-9][0-9A-Fa-f.+E-]*""")]
    private static partial Regex Varying();
}
