using GhostFaceNets.Evaluation.Ijb;
using GhostFaceNets.Evaluation.Ijb.Toy;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Networks.Builders;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation.Ijb;

public sealed class IjbEmbeddingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IjbLayout _layout;
    private readonly IjbFaces _faces;

    public IjbEmbeddingTests()
    {
        ToyIjbRelease.Write(_folder["toy"], ToyPeople.Drawn(seed: 1, people: 4, images: 3), seed: 1, cancellation: TestContext.Current.CancellationToken);
        _layout = new(_folder["toy"], IjbSubset.IjbB);
        _faces = IjbFaces.Read(_layout, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Work_goes_on_after_a_stop_and_gives_the_same_embeddings()
    {
        using var embedder = Embedder(1);
        var whole = Embed(embedder, "whole");
        var last = Path.Combine(_layout.Pictures, _faces.Names[^1]);
        var picture = File.ReadAllBytes(last);
        File.WriteAllText(last, "no picture");
        Should.Throw<BadDataException>(() => Embed(embedder, "parts")).File.ShouldBe(last);
        File.WriteAllBytes(last, picture);
        // What was done is not done again.
        File.Delete(Path.Combine(_layout.Pictures, _faces.Names[0]));
        var parts = Embed(embedder, "parts");
        parts.Faces.ShouldBe(whole.Faces);
        parts.Mirrors.ShouldBe(whole.Mirrors);
        parts.Faces.ShouldNotBe(parts.Mirrors);
        parts.Faces.Length.ShouldBe(_faces.Names.Count * embedder.EmbeddingSize);
    }

    [Fact]
    public void A_stop_before_the_first_part_does_not_hinder_another_model()
    {
        Directory.CreateDirectory(_folder["parts"]);
        File.WriteAllText(_folder["parts", "source.txt.4194305-4.partial"], "model");
        using var embedder = Embedder(2);
        Embed(embedder, "parts").Faces.ShouldNotBeEmpty();
    }

    [Fact]
    public void Another_model_does_not_go_on_with_the_parts_of_this_one()
    {
        using var one = Embedder(1);
        using var other = Embedder(2);
        Embed(one, "parts");
        Should.Throw<BadDataException>(() => Embed(other, "parts")).File.ShouldBe(_folder["parts"]);
    }

    [Fact]
    public void The_same_people_and_seed_make_the_same_release()
    {
        ToyIjbRelease.Write(_folder["again"], ToyPeople.Drawn(seed: 1, people: 4, images: 3), seed: 1, cancellation: TestContext.Current.CancellationToken);
        string[] Files(string folder) => [.. Directory.GetFiles(_folder[folder], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder[folder], file)).Order()];
        Files("again").ShouldBe(Files("toy"));
        Files("toy").ShouldAllBe(file => File.ReadAllBytes(_folder["toy", file]).SequenceEqual(File.ReadAllBytes(_folder["again", file])));
    }

    [Fact]
    public void A_release_needs_people_and_a_free_folder()
    {
        Should.Throw<BadDataException>(() => ToyIjbRelease.Write(_folder["few"], ToyPeople.Drawn(1, 3, 3), 1)).Problem.ShouldContain("four people");
        Directory.Exists(_folder["few"]).ShouldBeFalse();
        Should.Throw<BadDataException>(() => ToyIjbRelease.Write(_folder["toy"], ToyPeople.Drawn(1, 4, 3), 1)).Problem.ShouldContain("already");
    }

    private static Embedder Embedder(int seed)
    {
        var network = Architecture.Build("ghostfacenetv1", new() { Width = 0.1, EmbeddingSize = 8, InputSize = 32 }, seed);
        return new(new FaceModel(network, ModelCard.Of(network)), new EngineBackend());
    }

    private (float[] Faces, float[] Mirrors) Embed(Embedder embedder, string folder)
    {
        var parts = IjbEmbedding.Run(_layout, _faces, embedder, _folder[folder], shardFaces: 5, progress: null, TestContext.Current.CancellationToken).Read().ToArray();
        return ([.. parts.SelectMany(part => part.Faces.Values)], [.. parts.SelectMany(part => part.Mirrors.Values)]);
    }
}
