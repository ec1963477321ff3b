using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class EveryLayerTests
{
    public static TheoryData<string> Networks => ComparedNetworks.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_of_the_engine_gives_what_ONNX_Runtime_gives(string name)
    {
        var network = ComparedNetworks.Load(name);
        LayerProof.Agree(new OnnxRuntimeBackend(), new EngineBackend(), network, BackendProof.RandomInput(network, batch: 2));
    }
}
