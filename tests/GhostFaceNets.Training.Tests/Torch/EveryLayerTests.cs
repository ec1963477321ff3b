using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Tests.Torch;

public class EveryLayerTests
{
    public static TheoryData<string> Networks => ComparedNetworks.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_layer_of_the_engine_gives_what_libtorch_gives(string name)
    {
        var network = ComparedNetworks.Load(name);
        LayerProof.Agree(new TorchBackend(), new EngineBackend(), network, BackendProof.RandomInput(network, batch: 2));
    }
}
