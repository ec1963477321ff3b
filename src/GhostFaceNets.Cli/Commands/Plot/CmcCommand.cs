using System.CommandLine;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Reports;
using Spectre.Console;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary><c>ghostface plot cmc</c>: curves of identifications.</summary>
internal static class CmcCommand
{
    public static Command Create()
    {
        var results = new Argument<string[]>("RESULT")
        {
            Description = "Results of identification: .json files with name, ranks and rates of each curve, or those of the MegaFace devkit.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new PictureOutput("cmc");
        var legend = new LegendNames();
        return new GhostCommand(
            "cmc",
            "Draw how often the right person is among the first so many answers (CMC), for several results in one picture.",
            (parsed, context, _) =>
            {
                var file = output.PathOf(parsed);
                var curves = parsed.GetRequiredValue(results).SelectMany(path => CmcFile.Read(path).Select(curve => (File: path, Curve: curve))).ToArray();
                var names = legend.For(parsed, [.. curves.Select(curve => (curve.File, curve.Curve.Name))]);
                CmcCurve[] named = [.. curves.Zip(names, (curve, name) => new CmcCurve(name, curve.Curve.Ranks, curve.Curve.Rates))];
                CmcChart.Of(output.TitleOf(parsed, "Identification by rank"), named).Save(file);
                context.Out.MarkupLineInterpolated($"{named.Length} {(named.Length == 1 ? "curve" : "curves")} in {file}");
                return Task.FromResult<object?>(new { File = file, Curves = named });
            },
            results,
            output.File,
            output.Title,
            legend.Option);
    }
}
