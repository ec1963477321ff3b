using GhostFaceNets.Detection;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Formats;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests.Detection;

public class LfwAlignmentTests
{
    /// <summary>Slow, because it detects, aligns and embeds 2,320 photographs: the whole path from a picture to a decision.</summary>
    [Fact]
    public void The_released_network_verifies_LFW_pairs_from_our_own_alignment_without_losing_a_picture()
    {
        var pairs = PairsFile.Read(SharedFolder.Data("lfw", "dev_pairs.txt"), SharedFolder.Data("lfw", "dev"));
        using var detector = new YuNetDetector(SharedFolder.Data("models", "yunet_n_dynamic.onnx"), new OnnxRuntimeBackend());
        using var embedder = new Embedder(ModelFile.Load(SharedFolder.Data("models", "GN_W0.5_S2_ArcFace_epoch16.h5")), new OnnxRuntimeBackend());
        var extractor = new FaceExtractor(detector, FaceSelection.MostCentral);

        var embeddings = embedder.Embed(
            pairs.Names.Count,
            index => extractor.Extract(PictureFile.Read(pairs.PathOf(index))).ShouldNotBeNull(pairs.Names[index]).Aligned,
            flip: true,
            cancellation: TestContext.Current.CancellationToken);

        int[] order = [.. pairs.Pairs.SelectMany(pair => new[] { pair.First, pair.Second })];
        var values = order.SelectMany(index => embeddings[index].ToArray()).ToArray();
        var scores = PairScores.Of(new Embeddings(order.Length, embeddings.Size, values), [.. pairs.Pairs.Select(pair => pair.Same)]);
        var accuracy = MaximumAccuracy.Reference(scores).Accuracy;
        TestContext.Current.TestOutputHelper?.WriteLine($"accuracy {accuracy:0.0000}, ten folds {TenFoldAccuracy.Of(scores).Mean:0.0000}");
        accuracy.ShouldBeGreaterThanOrEqualTo(.985);
    }
}
