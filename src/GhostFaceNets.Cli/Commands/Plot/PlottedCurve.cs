using System.Globalization;
using System.Text.Json.Serialization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Results;
using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Cli.Commands.Plot;

/// <summary>A curve of pairs in a picture, only its bends because there may be millions of pairs, and its measures.</summary>
internal sealed record PlottedCurve(
    string File, string Name, int Pairs, double? Auc, double? Eer, IReadOnlyDictionary<string, double> TarAtFar, [property: JsonIgnore] RocCurve Curve)
{
    public static PlottedCurve Of(NamedScores result)
    {
        var curve = RocCurve.Of(result.Scores.Values, result.Scores.Same);
        return new(
            result.File,
            result.Name,
            result.Scores.Count,
            curve.Area,
            curve.EqualErrorRate,
            VerificationMeasures.FarTargets.ToDictionary(far => far, far => curve.TarAt(double.Parse(far, CultureInfo.InvariantCulture))),
            curve.WithoutCollinear());
    }
}
