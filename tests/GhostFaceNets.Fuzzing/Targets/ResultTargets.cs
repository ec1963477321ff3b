using GhostFaceNets.Evaluation.Results;

namespace GhostFaceNets.Fuzzing.Targets;

/// <summary>Files of results that are drawn.</summary>
internal static class ResultTargets
{
    // The CSV library's buffers.
    private const long Buffers = 1 << 20;

    /// <summary>Scores of pairs as CSV.</summary>
    public static FuzzTarget PairList { get; } = new(
        "pair-list",
        "pairs.csv",
        ["first,second,same,cosine\na,b,1,0.5\n\"c, d\",\"e \"\"f\"\"\",0,-1e-3\n"u8.ToArray(), "cosine,same\r\n0.25,1\r\n"u8.ToArray()],
        path => ReadAll(path))
    {
        Words = FuzzTargets.Words(",", "\n", "\"", "\0", "same", "cosine", "NaN", "1e999", "\ufeff", ";"),
        Slack = Buffers,
    };

    /// <summary>Scores of pairs as arrays.</summary>
    public static FuzzTarget Scores { get; } = new(
        "scores",
        "scores.npz",
        [FuzzTargets.Written(path => ScoreFile.Write(path, new NamedScores("a", new([0.5, 0.25], [true, false]))))],
        path => ReadAll(path))
    {
        Words = FuzzTargets.Words("scores", "names", "label", "<f8", "|b1", "<U1", "(1, 2)", "(2,)"),
    };

    /// <summary>Curves of identification, ours and the devkit's.</summary>
    public static FuzzTarget Cmc { get; } = new(
        "cmc",
        "cmc.json",
        ["""[{"name":"a","ranks":[1,2,10],"rates":[0.5,0.75,1]}]"""u8.ToArray(), """{"cmc":[[0,1],[0.5,1.0]],"roc":[[0],[1]]}"""u8.ToArray()],
        path => CmcFile.Read(path))
    {
        Words = FuzzTargets.Words("[", "]", "{", "}", ",", "null", "1e99", "-1", "\"name\":", "\"ranks\":", "\"rates\":", "\"cmc\":"),
    };

    /// <summary>Models as points.</summary>
    public static FuzzTarget ModelPoints { get; } = new(
        "model-points",
        "models.csv",
        ["name,mflops,accuracy\na,60.3,99.5\n"u8.ToArray(), "name,params,mflops,family,accuracy\n\"a, b\",1.5,2,f,3\nb,,2,,100\n"u8.ToArray()],
        path => ModelPointFile.Read(path))
    {
        Words = FuzzTargets.Words(",", "\n", "\"", "\0", "name", "mflops", "accuracy", "params", "NaN", "-1", "\ufeff"),
        Slack = Buffers,
    };

    private static void ReadAll(string path)
    {
        foreach (var _ in ScoreFile.Read(path)) { }
    }
}
