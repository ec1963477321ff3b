namespace GhostFaceNets.Networks;

/// <summary>A model of others as a whole, which a runtime computes whose inside is not known here: a picture in, an
/// embedding out. It lets such a model go wherever face models go; no backend and no format takes it.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Input">The pictures.</param>
/// <param name="Size">Elements of an embedding.</param>
/// <param name="Digest">Tells models apart: a SHA-256 in hexadecimal of the file and of how pictures go into it.</param>
public sealed record ForeignNetwork(string Name, string Input, int Size, string Digest) : UnaryNode(Name, Input)
{
    /// <inheritdoc/>
    public override TensorShape OutputShape(ReadOnlySpan<TensorShape> inputs)
    {
        Single(inputs, 3);
        return new(Size);
    }
}
