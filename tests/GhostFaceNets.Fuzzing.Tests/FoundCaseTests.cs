using System.Buffers.Binary;
using System.Text;
using GhostFaceNets.Fuzzing.Targets;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Fuzzing.Tests;

/// <summary>Files that readers once answered wrongly: found by fuzzing, or like those.</summary>
public sealed class FoundCaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Found =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Found")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    /// <summary>A file in <c>Found</c> is called by its target, what was wrong, and its extension.</summary>
    [Theory]
    [MemberData(nameof(Found))]
    public void A_file_once_answered_wrongly_is_bad_data_now(string file) =>
        Check(file.Split('.')[0], File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Found", file)));

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void A_recipe_nested_without_end_does_not_exhaust_the_stack(string level) =>
        Check("recipe", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(level, 100_000))));

    [Theory]
    [InlineData("{*a : 1, *b : 2}")]
    [InlineData("data: &a {folder: *a}")]
    [InlineData("[&a [x, x], &b [*a, *a]]")]
    public void A_recipe_with_aliases_does_not_exhaust_the_stack(string yaml) => Check("recipe", Encoding.UTF8.GetBytes(yaml)).ShouldContain("no aliases");

    [Fact]
    public void A_tiny_picture_that_says_it_is_huge_is_not_believed()
    {
        // VP8L: 14 bits each of width and height less one, here 13,000, then nothing.
        byte[] webp = [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8L"u8, 18, 0, 0, 0, 0x2F, 0xC7, 0xF2, 0xB1, 0x0C, .. new byte[13]];
        Check("webp-bmp", webp).ShouldContain("cannot hold");
    }

    [Theory]
    [InlineData("GCOL", 24)]
    [InlineData("HEAP", 8)]
    public void A_heap_that_says_it_is_huge_is_not_believed(string heap, int sizeAt)
    {
        var file = FuzzTargets.Of("h5").Seeds[0].ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(heap)) + sizeAt), 0x7000_0000);
        Check("h5", file).ShouldContain("a heap of 1879048192 bytes");
    }

    /// <summary>The sizes of a text's type and of a fill value, in headers of the older form, which h5py writes.</summary>
    [Theory]
    [InlineData("keras_version\0\0\0", 20, "a value of an attribute of 1879048192 bytes")]
    [InlineData("\u0005\0\u0008\0\u0001\0\0\0\u0002\u0002\u0002\u0001", 12, "a fill value of 1879048192 bytes")]
    public void A_message_that_says_it_is_huge_is_not_believed(string message, int sizeAt, string problem)
    {
        var file = FuzzTargets.Of("h5").Seeds[0].ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(message)) + sizeAt), 0x7000_0000);
        Check("h5", file).ShouldContain(problem);
    }

    [Fact]
    public void A_node_of_no_kind_in_a_checkpoint_is_bad_data()
    {
        var text = Encoding.Latin1.GetString(FuzzTargets.Of("checkpoint").Seeds[0]);
        var changed = text.Replace("\\u0022node\\u0022: \\u0022Flatten", "\\u0022nope\\u0022: \\u0022Flatten", StringComparison.Ordinal);
        changed.ShouldNotBe(text);
        Check("checkpoint", Encoding.Latin1.GetBytes(changed)).ShouldContain("graph is not valid");
    }

    private string Check(string target, byte[] content)
    {
        var campaign = new Campaign(FuzzTargets.Of(target), _folder.Path, seed: 0);
        var error = campaign.Read(content).ShouldBeOfType<BadDataException>();
        campaign.Findings.Select(finding => finding.Detail).ShouldBeEmpty();
        return error.Problem;
    }
}
