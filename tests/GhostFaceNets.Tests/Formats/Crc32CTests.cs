using System.Text;
using GhostFaceNets.Formats;

namespace GhostFaceNets.Tests.Formats;

public class Crc32CTests
{
    [Fact]
    public void Nine_digits_give_the_check_value_of_the_catalogues() => Crc32C.Of(Encoding.ASCII.GetBytes("123456789")).ShouldBe(0xE3069283);

    /// <summary>RFC 3720, appendix B.4.</summary>
    [Fact]
    public void The_examples_of_the_standard_hold()
    {
        Crc32C.Of(new byte[32]).ShouldBe(0x8A9136AAu);
        Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]).ShouldBe(0x62A8AB43u);
        Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]).ShouldBe(0x46DD794Eu);
        Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]).ShouldBe(0x113FDB5Cu);
    }
}
