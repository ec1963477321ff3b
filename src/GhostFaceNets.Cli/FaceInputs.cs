using System.CommandLine;
using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Cli;

/// <summary>The options that say how pictures become aligned faces: found and aligned here, or aligned already.</summary>
internal sealed class FaceInputs
{
    private readonly Option<bool> _aligned = new("--aligned")
    {
        Description = "The pictures are aligned faces of the model's input size already; nothing is detected.",
    };

    private readonly Option<FileInfo?> _detector = DetectorOption.Create();
    private readonly Option<string> _select = SelectOption.Create();

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_aligned, _detector, _select];

    /// <summary>A way from a picture file to the face in it, for the embedder's input size.</summary>
    /// <exception cref="UsageException">Faces must be found and no detector is named.</exception>
    public FaceSource Open(ParseResult parsed, Embedder embedder) => parsed.GetValue(_aligned)
        ? new FaceSource(null, embedder.InputSize, default)
        : new FaceSource(DetectorOption.Open(parsed.GetValue(_detector), BackendOption.Of(parsed)), embedder.InputSize, SelectOption.Parse(parsed.GetValue(_select)));
}
