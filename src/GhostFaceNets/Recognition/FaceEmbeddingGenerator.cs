using GhostFaceNets.Imaging;
using Microsoft.Extensions.AI;

namespace GhostFaceNets.Recognition;

/// <summary>An <see cref="Embedder"/> for whatever works on the embedding interface of Microsoft.Extensions.AI, e.g.
/// vector stores. Embeddings have length 1, so that products are cosines.</summary>
public sealed class FaceEmbeddingGenerator : IEmbeddingGenerator<Picture, Embedding<float>>
{
    private readonly Embedder _embedder;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <summary>Takes an embedder over; it is closed with this generator.</summary>
    public FaceEmbeddingGenerator(Embedder embedder)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        _embedder = embedder;
        _metadata = new("ghostfacenets", defaultModelId: embedder.Model.Network.Name, defaultModelDimensions: embedder.EmbeddingSize);
    }

    /// <summary>Embeds aligned faces.</summary>
    /// <exception cref="ArgumentException">A face has another size than the model takes, or the options ask for
    /// another number of dimensions than the model has.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<Picture> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } dimensions && dimensions != _embedder.EmbeddingSize)
        {
            throw new ArgumentException($"The model's embeddings have {_embedder.EmbeddingSize} dimensions, not {dimensions}.", nameof(options));
        }

        Picture[] faces = [.. values];
        var embeddings = await Task.Run(() => Cosine.Normalize(_embedder.Embed(faces, cancellation: cancellationToken)), cancellationToken)
            .ConfigureAwait(false);
        return [.. Enumerable.Range(0, faces.Length).Select(i => new Embedding<float>(
            embeddings.Values.AsMemory(i * embeddings.Size, embeddings.Size)) { ModelId = _metadata.DefaultModelId })];
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata)) return _metadata;
        if (serviceType == typeof(Embedder)) return _embedder;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _embedder.Dispose();
}
