namespace GhostFaceNets.Networks.Builders.Initialisers;

/// <summary>Normal around 0, cut at two deviations and widened so that the deviation after the cut is the wanted one,
/// as TensorFlow does.</summary>
internal sealed class TruncatedNormal(Func<Fans, double> deviation) : Initialiser
{
    private const double Cut = 2;

    /// <summary>The deviation of a standard normal that is cut at plus and minus 2.</summary>
    private const double DeviationAfterCut = 0.87962566103423978;

    public override void Fill(Span<float> values, Fans fans, Random random)
    {
        var scale = deviation(fans) / DeviationAfterCut;
        foreach (ref var value in values) value = (float)(scale * Draw(random));
    }

    private static double Draw(Random random)
    {
        while (true)
        {
            // Box and Muller, 1958.
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var drawn = radius * Math.Cos(2 * Math.PI * random.NextDouble());
            if (Math.Abs(drawn) <= Cut) return drawn;
        }
    }
}
