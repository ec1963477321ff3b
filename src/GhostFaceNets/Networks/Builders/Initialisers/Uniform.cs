namespace GhostFaceNets.Networks.Builders.Initialisers;

/// <summary>Uniform between plus and minus a limit.</summary>
internal sealed class Uniform(Func<Fans, double> limit) : Initialiser
{
    public override void Fill(Span<float> values, Fans fans, Random random)
    {
        var side = limit(fans);
        foreach (ref var value in values) value = (float)((2 * random.NextDouble() - 1) * side);
    }
}
