using GhostFaceNets.Formats.Keras;

namespace GhostFaceNets.Tests.Formats;

public sealed class MeteredStreamTests
{
    [Fact]
    public void Reading_at_each_level_of_an_endless_nesting_ends_in_an_error_and_not_in_the_end_of_the_process()
    {
        using var stream = new MeteredStream(new MemoryStream(new byte[1 << 20]));
        var error = default(InvalidDataException);
        var thread = new Thread(() => error = Should.Throw<InvalidDataException>(() => Descend(stream, 0)), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        error!.Message.ShouldContain("nested too deep");
    }

    private static int Descend(Stream stream, int depth) => stream.ReadByte() < 0 ? depth : Descend(stream, depth + 1) + stream.ReadByte();
}
