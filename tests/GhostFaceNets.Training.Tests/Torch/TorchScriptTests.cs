using GhostFaceNets.Recognition;
using GhostFaceNets.Recognition.Foreign;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Torch;

namespace GhostFaceNets.Training.Tests.Torch;

/// <summary>Files that python3-torch 1.13 wrote, and what it computes itself in float64 (make_scripts.py).</summary>
public sealed class TorchScriptTests
{
    private static readonly double[][] Expected =
    [
        [-0.9445563491953475, 0.33029346847200014, 0.44473143220513056, -0.09225984022378236, -0.23278160247666446],
        [-0.6046051284406021, 0.11955242173914815, 0.9572560250644779, 0.29699805827513504, -0.15261330422260927],
    ];

    private static readonly ForeignInput BlueFirst = new() { ColourOrder = "BGR", Mean = [104, 117, 123], Std = [50, 55, 60], InputSize = 6 };

    [Theory]
    [InlineData("traced.pt")]
    [InlineData("scripted.pt")]
    public void A_script_embeds_as_in_the_program_that_wrote_it(string file)
    {
        var model = TorchScriptFile.Open(PathOf(file), BlueFirst);
        (model.InputSize, model.EmbeddingSize).ShouldBe((6, 5));
        using var embedder = new Embedder(model, new(Sessions: 2, BatchSize: 1));
        var embeddings = embedder.Embed([PatternFaces.Of(0), PatternFaces.Of(1)], cancellation: TestContext.Current.CancellationToken);
        for (var face = 0; face < 2; face++)
        {
            for (var at = 0; at < 5; at++) ((double)embeddings[face][at]).ShouldBe(Expected[face][at], 1e-5);
        }
    }

    [Fact]
    public void What_a_script_cannot_say_must_be_said()
    {
        Problem("traced.pt", BlueFirst with { InputSize = null, ColourOrder = null }).ShouldContain("give --input-size (pixels), --colour-order (RGB or BGR), or put it into traced.pt.json");
        Problem("traced.pt", BlueFirst with { Layout = PixelLayout.Nhwc }).ShouldContain("does not embed a picture of 6 x 6 pixels");
        Problem("traced.pt", BlueFirst with { InputSize = 2 }).ShouldContain("does not embed a picture of 2 x 2 pixels");
    }

    [Fact]
    public void What_is_no_script_is_bad_data()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["model.pt"], "no script");
        Should.Throw<BadDataException>(() => TorchScriptFile.Open(folder["model.pt"], BlueFirst)).Message.ShouldStartWith($"{folder["model.pt"]}: is no TorchScript file");
        Should.Throw<BadDataException>(() => TorchScriptFile.Open(folder["absent.pt"], BlueFirst)).Message.ShouldEndWith("there is no such file.");
    }

    private static string Problem(string file, ForeignInput input) => Should.Throw<BadDataException>(() => TorchScriptFile.Open(PathOf(file), input)).Message;

    private static string PathOf(string file) => Path.Combine(SharedFolder.Root, "tests", "GhostFaceNets.Training.Tests", "Torch", "Scripts", file);
}
