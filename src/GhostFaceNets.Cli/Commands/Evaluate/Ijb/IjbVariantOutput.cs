using System.Globalization;
using GhostFaceNets.Evaluation;
using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Cli.Commands.Evaluate.Ijb;

/// <summary>What <c>--json</c> writes of one variant of 1:1.</summary>
internal sealed record IjbVariantOutput(
    string Name, double Auc, double Eer, IReadOnlyDictionary<string, double> TarAtFar, IReadOnlyDictionary<string, double> ReferenceTarAtFar)
{
    // Not for --json.
    internal required RocCurve Curve { get; init; }

    public static IjbVariantOutput Of(IjbVerification.Comparison comparison)
    {
        var scores = comparison.Sorted;
        Dictionary<string, double> Rates(Func<double, double> rate) =>
            VerificationMeasures.FarTargets.Reverse().ToDictionary(far => far, far => rate(double.Parse(far, CultureInfo.InvariantCulture)));
        return new(comparison.Name, scores.Area, scores.EqualErrorRate, Rates(scores.TarAt), Rates(scores.ReferenceTarAt)) { Curve = scores.Outline() };
    }
}
