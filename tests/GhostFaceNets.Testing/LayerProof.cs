using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Testing;

/// <summary>What two backends must agree on, layer by layer.</summary>
public static class LayerProof
{
    /// <summary>Compares the values that leave every layer, and then those where branches meet, with everything between them
    /// as a backend fuses it.</summary>
    public static void Agree(IInferenceBackend expected, IInferenceBackend actual, Network network, FloatTensor input)
    {
        var layers = network.Nodes.Where(node => node is not InputNode).ToArray();
        Agree(expected, actual, network, input, [.. layers.Select(layer => layer.Name)]);
        Agree(expected, actual, network, input, [.. layers.Where(layer => layer is Add or Concat or Multiply).Select(layer => layer.Name), .. network.Outputs]);
    }

    /// <summary>Fails where a number is off by more than 2e-5 of the layer's largest.</summary>
    public static void ShouldAgree(FloatTensor actual, FloatTensor expected, string layer)
    {
        Assert.True(actual.Shape == expected.Shape, $"{layer} is of shape {actual.Shape}, expected {expected.Shape}");
        var largest = Math.Max(1, expected.Values.Max(Math.Abs));
        for (var i = 0; i < expected.Values.Length; i++)
        {
            if (!(Math.Abs(actual.Values[i] - expected.Values[i]) <= 2e-5f * largest))
            {
                Assert.Fail($"{layer}[{i}] is {actual.Values[i]}, expected {expected.Values[i]}");
            }
        }
    }

    private static void Agree(IInferenceBackend expected, IInferenceBackend actual, Network network, FloatTensor input, string[] outputs)
    {
        network = new(network.Name, network.Nodes, [.. outputs.Distinct()], network.Weights);
        using var reference = expected.Open(network, new());
        using var session = actual.Open(network, new());
        foreach (var (layer, (wanted, tensor)) in network.Outputs.Zip(reference.Run(input).Zip(session.Run(input)))) ShouldAgree(tensor, wanted, layer);
    }
}
