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

    public static IjbVariantOutput Of(IjbVerification.Comparison comparison) => Of(
        comparison.Name, comparison.Sorted.Area, comparison.Sorted.EqualErrorRate, comparison.Sorted.TarAt, comparison.Sorted.ReferenceTarAt, comparison.Sorted.Outline());

    public static IjbVariantOutput Of(string file, string name, RocCurve curve) => curve is { Area: { } area, EqualErrorRate: { } error }
        ? Of(name, area, error, curve.TarAt, curve.ReferenceTarAt, curve.WithoutCollinear())
        : throw new BadDataException(file, "its labels are all of one kind.");

    private static IjbVariantOutput Of(string name, double area, double error, Func<double, double> tar, Func<double, double> referenceTar, RocCurve curve)
    {
        static Dictionary<string, double> Rates(Func<double, double> rate) =>
            VerificationMeasures.FarTargets.Reverse().ToDictionary(far => far, far => rate(double.Parse(far, CultureInfo.InvariantCulture)));
        return new(name, area, error, Rates(tar), Rates(referenceTar)) { Curve = curve };
    }
}
