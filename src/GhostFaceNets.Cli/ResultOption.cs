using System.CommandLine;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Files;

namespace GhostFaceNets.Cli;

/// <summary>The option that keeps the scores of an evaluation for <c>ghostface plot</c>, named as the reference names it.</summary>
internal sealed class ResultOption
{
    /// <summary>The option itself.</summary>
    public Option<string?> Option { get; } = new("--save-result", "-R")
    {
        Description = "Keep all scores for ghostface plot roc and det in this .npz file, as the reference does: scores, names, label.",
        HelpName = "FILE.npz",
    };

    public ResultOption() => Option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && !result.Tokens[0].Value.EndsWith(".npz", StringComparison.OrdinalIgnoreCase)) result.AddError("--save-result must end with .npz.");
    });

    /// <summary>Whether the scores are to be kept.</summary>
    public bool IsWanted(ParseResult parsed) => parsed.GetValue(Option) is not null;

    /// <summary>Sees before the work whether the file can be written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is { } path) AtomicFile.EnsureWritable(path);
    }

    /// <summary>Writes the scores where it was asked for.</summary>
    public void Write(ParseResult parsed, string name, PairScores scores)
    {
        if (parsed.GetValue(Option) is { } path) ScoreFile.Write(path, new NamedScores(name, scores));
    }
}
