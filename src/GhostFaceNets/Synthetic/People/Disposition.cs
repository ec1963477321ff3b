namespace GhostFaceNets.Synthetic;

/// <summary>What makes traits of a person go together: beards with broad jaws, grey hair with lines, dark eyes with dark skin.</summary>
/// <param name="Masculinity">0 .. 1.</param>
/// <param name="Age">0 (twenty) .. 1 (eighty).</param>
/// <param name="Melanin">0 (palest) .. 1 (darkest).</param>
internal readonly record struct Disposition(float Masculinity, float Age, float Melanin)
{
    public static Disposition Of(SeededRandom random) => new(
        random.Chance(.5f) ? random.Between(.65f, 1f) : random.Between(0f, .35f),
        MathF.Pow(random.Uniform(), 1.4f),
        random.Uniform());
}
