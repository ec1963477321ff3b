using GhostFaceNets.Formats;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Testing;

/// <summary>Networks on which backends are compared: trained ones and random ones.</summary>
public static class ComparedNetworks
{
    /// <summary>What <see cref="Load"/> takes.</summary>
    public static TheoryData<string> Names => ["released V1", "MobileFaceNet", "oracle V2", "every kind of node", "V1 with swish", "V2 with hard swish"];

    /// <summary>One of them; the test is skipped where its file is missing.</summary>
    public static Network Load(string name) => name switch
    {
        "released V1" => ModelFile.Load(SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5")).Network,
        "MobileFaceNet" => ModelFile.Load(SharedFolder.Data("models", "mobilefacenet_y1-symbol.json")).Network,
        "oracle V2" => ModelFile.Load(SharedFolder.Golden("oracle", "v2_w0.5_s2", "model.h5")).Network,
        "every kind of node" => EveryNodeKind.Build(),
        "V1 with swish" => Random("ghostfacenetv1", BackboneActivation.Swish, HeadKind.E),
        _ => Random("ghostfacenetv2", BackboneActivation.HardSwish, HeadKind.Gdc),
    };

    private static Network Random(string architecture, BackboneActivation activation, HeadKind head) => BackendProof.Damped(Architecture.Build(
        architecture, new() { Width = 0.75, StemStride = 2, InputSize = 76, EmbeddingSize = 32, Activation = activation, Head = head }, seed: 6));
}
