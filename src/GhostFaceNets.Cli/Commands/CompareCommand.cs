using System.CommandLine;
using GhostFaceNets.Recognition;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands;

/// <summary><c>ghostface compare</c>: do two pictures show one person?</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var first = new Argument<FileInfo>("A") { Description = "A picture of a face." };
        var second = new Argument<FileInfo>("B") { Description = "Another one." };
        var rules = new RuleOptions();
        var model = new ModelSelection();
        var faces = new FaceInputs();
        return new GhostCommand(
            "compare",
            "Say whether two pictures show the same person. Ends with exit code 3 when one of them shows no face.",
            (parsed, context, _) =>
            {
                string[] files = [parsed.GetRequiredValue(first).FullName, parsed.GetRequiredValue(second).FullName];
                using var embedder = model.Open(parsed);
                var rule = rules.Choose(parsed, embedder.Model.Card, model.PathOf(parsed));
                using var source = faces.Open(parsed, embedder);
                var pictures = files.Select(source.Read).ToArray();
                string[] faceless = [.. files.Where((_, index) => pictures[index] is null)];
                if (faceless.Length > 0)
                {
                    foreach (var file in faceless) context.Out.MarkupLineInterpolated($"no face: none was found in {file}");
                    return Task.FromResult<object?>(new Outcome(new { Verdict = "no face", NoFace = faceless }, ExitCode.BadData));
                }

                var embeddings = embedder.Embed([pictures[0]!, pictures[1]!], flip: true);
                var cosine = Cosine.Of(embeddings[0], embeddings[1]);
                if (!double.IsFinite(cosine)) throw new InvalidOperationException($"{model.PathOf(parsed)}: an embedding is not finite: the network has diverged.");
                var verdict = rule.IsMatch(cosine) ? "same" : "different";
                context.Out.MarkupLineInterpolated($"[bold]{verdict}[/]: cosine {cosine:F4}, threshold {rule.Threshold:F4} ({rule.Reason})");
                return Task.FromResult<object?>(new { Verdict = verdict, Cosine = cosine, rule.Threshold, rule.FalseMatchRate, ThresholdReason = rule.Reason });
            },
            [first, second, .. model.Options, .. faces.Options, .. rules.Options]);
    }
}
