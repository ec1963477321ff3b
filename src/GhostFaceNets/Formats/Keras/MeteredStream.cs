using System.Runtime.CompilerServices;

namespace GhostFaceNets.Formats.Keras;

/// <summary>A file that can be read only so often over, and only while there is stack left: links of a broken HDF5 file that
/// lead in a circle, and types nested in types without end, then end in an error, as do sizes that the file does not have.</summary>
internal sealed class MeteredStream(Stream source, Hdf5Sizes? sizes = null) : Stream
{
    private const int TimesOver = 16;
    private const long Slack = 1 << 24;

    private long _left = source.Length * TimesOver + Slack;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position
    {
        get => source.Position;
        set => source.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        // The library reads something at each level down.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new InvalidDataException("its types are nested too deep");
        var read = source.Read(buffer);
        sizes?.Check(buffer[..read], source.Position - read);
        // A read costs at least a block, so that many tiny ones end as well.
        _left -= Math.Max(read, 64);
        return _left >= 0 ? read : throw new InvalidDataException("its parts refer to each other in circles");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        // Bytes that only fill up are passed over from where the library is.
        if (origin == SeekOrigin.Begin) sizes?.Jump(offset);
        return source.Seek(offset, origin);
    }

    public override void Flush() => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
