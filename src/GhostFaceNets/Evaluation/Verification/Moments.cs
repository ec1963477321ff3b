namespace GhostFaceNets.Evaluation.Verification;

/// <summary>Mean and population deviation.</summary>
internal static class Moments
{
    public static (double Mean, double Deviation) Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }
}
