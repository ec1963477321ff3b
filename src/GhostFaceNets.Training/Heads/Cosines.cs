using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Heads;

/// <summary>What normalised heads share.</summary>
internal static class Cosines
{
    /// <summary>Under the root of the squared length. Vectors shorter than its root, 0.0032, stay shorter than 1.</summary>
    private const double Epsilon = 1e-5;

    /// <summary>Rows of length 1: row / sqrt(max(sum of squares, 1e-5)).</summary>
    public static torch.Tensor Normalise(torch.Tensor rows) =>
        rows / rows.square().sum(1, keepdim: true).clamp_min(Epsilon).sqrt();

    /// <summary>Lengths of the rows, <c>(N)</c>; the gradient of a zero row is zero.</summary>
    public static torch.Tensor Lengths(torch.Tensor rows) => rows.norm(1, keepdim: false, p: 2f);

    /// <summary>Class centres as rows: normal, variance 2 / (inputs + outputs), cut at two deviations (Glorot).</summary>
    public static Parameter Glorot(int rows, int columns)
    {
        var deviation = Math.Sqrt(2.0 / ((double)rows + columns)) / TruncatedDeviation;
        var values = torch.empty(rows, columns);
        torch.nn.init.trunc_normal_(values, 0, deviation, -2 * deviation, 2 * deviation);
        return new Parameter(values);
    }

    // The standard deviation that is left of a normal distribution of deviation 1 cut at 2.
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>The best of each class' sub-centres: <c>(N, C k)</c> to <c>(N, C)</c>, a class' k columns side by side.</summary>
    public static torch.Tensor BestSubCentre(torch.Tensor cosines, int subCentres) =>
        subCentres == 1 ? cosines : cosines.view(cosines.shape[0], -1, subCentres).amax([2]);
}
