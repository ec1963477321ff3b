using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Recognition;

/// <summary>A session with the memory of a batch, kept from one to the next.</summary>
/// <param name="session">What runs the network; closed with this one.</param>
/// <param name="normalization">How pictures go in.</param>
/// <param name="picture">The shape of one.</param>
/// <param name="embeddingSize">Elements of an embedding.</param>
internal sealed class EmbeddingSession(IInferenceSession session, InputNormalization normalization, TensorShape picture, int embeddingSize) : IDisposable
{
    private readonly FloatTensor[] _outputs = new FloatTensor[1];
    private FloatTensor? _input;

    /// <summary>Takes a batch in. The last one of many may be smaller: only batches of the same size share memory.</summary>
    public void Put(ReadOnlySpan<Picture> faces)
    {
        var size = (int)picture.Count;
        if (_input is null || _input.Shape[0] != faces.Length)
        {
            _input = new(new(faces.Length, picture.Channels, picture.Height, picture.Width), new float[faces.Length * size]);
            _outputs[0] = new(new(faces.Length, embeddingSize), new float[faces.Length * embeddingSize]);
        }

        for (var i = 0; i < faces.Length; i++) normalization.Write(faces[i], _input.Values.AsSpan(i * size, size));
    }

    /// <summary>Turns the batch into mirror images.</summary>
    public void Mirror()
    {
        var values = _input!.Values.AsSpan();
        for (var row = 0; row < values.Length; row += picture.Width) values.Slice(row, picture.Width).Reverse();
    }

    /// <summary>The embeddings of the batch, until the next run.</summary>
    public ReadOnlySpan<float> Run()
    {
        session.Run(_input!, _outputs);
        return _outputs[0].Values;
    }

    public void Dispose() => session.Dispose();
}
