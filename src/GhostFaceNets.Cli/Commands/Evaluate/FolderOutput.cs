using System.Globalization;
using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Evaluation.Verification;

namespace GhostFaceNets.Cli.Commands.Evaluate;

/// <summary>What <c>--json</c> writes.</summary>
internal sealed record FolderOutput(
    int People,
    int Images,
    double Accuracy,
    double? LeaveOneOutAccuracy,
    double? Auc,
    double? Eer,
    IReadOnlyDictionary<string, double> TarAtFar,
    IReadOnlyDictionary<string, double> ReferenceTarAtFar,
    IReadOnlyList<string> WithoutFace)
{
    public static FolderOutput Of(FolderInputs.Opened data, FolderEvaluation evaluation) =>
        new(
            evaluation.People,
            data.Faces.Embeddings.Count,
            evaluation.Accuracy,
            evaluation.LeaveOneOutAccuracy,
            evaluation.Curve.Area,
            evaluation.Curve.EqualErrorRate,
            VerificationMeasures.FarTargets.ToDictionary(far => far, far => evaluation.Curve.TarAt(double.Parse(far, CultureInfo.InvariantCulture))),
            evaluation.ReferenceTarAtFar,
            data.WithoutFace);
}
