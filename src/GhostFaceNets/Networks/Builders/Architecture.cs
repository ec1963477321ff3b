using GhostFaceNets.Networks.Builders.Heads;

namespace GhostFaceNets.Networks.Builders;

/// <summary>Builds face networks by name.</summary>
/// <example><code>
/// var network = Architecture.Build("ghostfacenetv1", new() { Width = 1.3, StemStride = 1 });
/// </code></example>
public static class Architecture
{
    private static readonly Family[] Families = [GhostFaceNetV1.Family, GhostFaceNetV2.Family];

#pragma warning disable CA1308 // Names on the command line are lower case.
    /// <summary>The names that <see cref="Build"/> knows: <c>ghostfacenetv1</c>, <c>ghostfacenetv2</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Families.Select(family => family.Name.ToLowerInvariant())];
#pragma warning restore CA1308

    /// <summary>A new network with random weights: input <c>(3, S, S)</c>, RGB, normalised; output <c>(EmbeddingSize)</c>,
    /// not normalised. Nodes stand in the reference's order of creation under the names that Keras gives their layers.
    /// Convolutions start as <c>VarianceScaling(2, fan out, truncated normal)</c> in both families, the head as Glorot's.</summary>
    /// <param name="name">One of <see cref="Names"/>, upper or lower case.</param>
    /// <param name="options">What to build it with.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    /// <exception cref="ArgumentException">No architecture has that name; the message lists those that exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names both.</exception>
    public static Network Build(string name, ArchitectureOptions options, int seed = 0) =>
        Make(name, options, new Random(seed));

    /// <summary>The same network with kernels of zeros: to count, or to be given the weights of a file.</summary>
    /// <exception cref="ArgumentException">See <see cref="Build"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="Build"/>.</exception>
    public static Network Outline(string name, ArchitectureOptions options) => Make(name, options, random: null);

    private static Network Make(string name, ArchitectureOptions options, Random? random)
    {
        ArgumentNullException.ThrowIfNull(options);
        var family = Array.Find(Families, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no architecture '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        OptionRanges.Check(options, family);
        var draft = new NetworkDraft(random);
        var layers = new Layers(family, options, draft);
        return draft.Complete(family.Name, Head.Add(layers, Backbone.Add(layers)));
    }
}
