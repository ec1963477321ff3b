using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;
using Microsoft.Extensions.AI;

namespace GhostFaceNets.OnnxRuntime.Tests;

public class EmbedderTests
{
    // R, G, B of top left, top right, bottom left, bottom right.
    private static readonly Picture Face = new(2, 2, [110, 120, 130, 102, 100, 100, 100, 100, 100, 100, 100, 104]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void An_embedding_is_the_networks_raw_output_for_the_normalised_picture()
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend());
        embedder.Embed([Face], cancellation: Cancellation).Values.ShouldBe([6, 10, 17, 20]);
    }

    [Fact]
    public void Flip_adds_the_mirror_images_embedding()
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend());
        embedder.Embed([Face], flip: true, cancellation: Cancellation).Values.ShouldBe([12, 20, 34, 24]);
    }

    [Fact]
    public void The_card_decides_the_order_of_colours()
    {
        var model = SmallFaceNetwork.Model with { Card = SmallFaceNetwork.Card with { ColourOrder = "BGR" } };
        using var embedder = new Embedder(model, new OnnxRuntimeBackend());
        embedder.Embed([Face], cancellation: Cancellation).Values.ShouldBe([17, 10, 6, 60]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(2, 100)]
    public void Faces_keep_their_order_whatever_the_sessions_and_batches(int sessions, int batchSize)
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend(), new(Sessions: sessions, BatchSize: batchSize));
        var embeddings = embedder.Embed(50, Grey, cancellation: Cancellation);
        for (var i = 0; i < 50; i++) embeddings[i].ToArray().ShouldBe([2f * (i - 100), 2f * (i - 100), 2f * (i - 100), 2f * (i - 100)]);
    }

    [Fact]
    public void No_faces_have_no_embeddings()
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend());
        embedder.Embed([], cancellation: Cancellation).Count.ShouldBe(0);
    }

    [Fact]
    public void A_face_of_another_size_is_refused_by_both_sizes()
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend());
        Should.Throw<ArgumentException>(() => embedder.Embed([Face, new Picture(3, 2, new byte[18])], cancellation: Cancellation))
            .Message.ShouldStartWith("Face 1 has 3 x 2 pixels, the model takes 2 x 2.");
    }

    [Fact]
    public void A_face_that_cannot_be_loaded_stops_with_its_own_error()
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend());
        Should.Throw<BadDataException>(() => embedder.Embed(
            20, i => i == 11 ? throw new BadDataException("face11.png", "is empty.") : Face, cancellation: Cancellation))
            .File.ShouldBe("face11.png");
    }

    [Fact]
    public void Embedding_stops_when_cancelled()
    {
        using var embedder = new Embedder(SmallFaceNetwork.Model, new OnnxRuntimeBackend(), new(Sessions: 1, BatchSize: 1));
        using var source = new CancellationTokenSource();
        var loaded = 0;
        Should.Throw<OperationCanceledException>(() => embedder.Embed(
            1000,
            i =>
            {
                if (Interlocked.Increment(ref loaded) == 5) source.Cancel();
                return Face;
            },
            cancellation: source.Token));
        loaded.ShouldBe(5);
    }

    [Fact]
    public async Task The_embedding_generator_gives_unit_vectors_in_order()
    {
        using var generator = new FaceEmbeddingGenerator(new(SmallFaceNetwork.Model, new OnnxRuntimeBackend()));
        var embeddings = await generator.GenerateAsync([Face, Grey(0)], cancellationToken: Cancellation);
        embeddings.Count.ShouldBe(2);
        var length = MathF.Sqrt(6 * 6 + 10 * 10 + 17 * 17 + 20 * 20);
        embeddings[0].Vector.ToArray().ShouldBe([6 / length, 10 / length, 17 / length, 20 / length], 1e-6f);
        embeddings[1].Vector.ToArray().ShouldBe([-.5f, -.5f, -.5f, -.5f], 1e-6f);
        ((EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelDimensions.ShouldBe(4);
        await Should.ThrowAsync<ArgumentException>(() => generator.GenerateAsync([Face], new() { Dimensions = 3 }, Cancellation));
    }

    private static Picture Grey(int value)
    {
        var pixels = new byte[12];
        Array.Fill(pixels, (byte)value);
        return new(2, 2, pixels);
    }
}
