using System.Collections.Immutable;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.OnnxRuntime.Tests;

/// <summary>A face network small enough to be computed by hand: 2 x 2 pixels in, the plane sums and four times the
/// first pixel's red out.</summary>
internal static class SmallFaceNetwork
{
    public static ModelCard Card { get; } = new() { InputSize = 2, EmbeddingSize = 4, InputMean = 100, InputScale = 0.5f };

    public static FaceModel Model { get; } = new(Build(), Card);

    private static Network Build()
    {
        var kernel = new float[4 * 12];
        for (var plane = 0; plane < 3; plane++) kernel.AsSpan(plane * 12 + plane * 4, 4).Fill(1);
        kernel[3 * 12] = 4;
        return new(
            "small",
            [new InputNode("input", new(3, 2, 2)), new Flatten("flatten", "input"), new Dense("embedding", "flatten", 4)],
            ["embedding"],
            ImmutableDictionary<string, FloatTensor>.Empty.Add("embedding/kernel", new(new(4, 12), kernel)));
    }
}
