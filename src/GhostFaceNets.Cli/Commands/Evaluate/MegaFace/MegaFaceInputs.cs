using System.CommandLine;
using GhostFaceNets.Evaluation.MegaFace;

namespace GhostFaceNets.Cli.Commands.Evaluate.MegaFace;

/// <summary>The options that name a release and where its embeddings come from, named as the reference and the devkit name them.</summary>
internal sealed class MegaFaceInputs
{
    private readonly ModelSelection _model = new();

    private readonly Option<string> _data = new("--data-path", "--data", "-d")
    {
        Description = "The folder of the release: facescrub_lst, megaface_lst, facescrub_images, megaface_images, the lists of noise and templatelists. Defaults to the current folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string?> _faceScrubList = Place("--facescrub-lst", "FILE", "The list of the pictures of people");
    private readonly Option<string?> _megaFaceList = Place("--megaface-lst", "FILE", "The list of the distractors");
    private readonly Option<string?> _faceScrubRoot = Place("--facescrub-root", "DIR", "The aligned faces of people");
    private readonly Option<string?> _megaFaceRoot = Place("--megaface-root", "DIR", "The aligned faces of distractors");
    private readonly Option<string?> _faceScrubNoises = Place("--facescrub-noises", "FILE", "The list of wrong pictures of people");
    private readonly Option<string?> _megaFaceNoises = Place("--megaface-noises", "FILE", "The list of wrong distractors");
    private readonly Option<string?> _templateLists = Place("--template-lists", "DIR", "The devkit's lists of probes and galleries; if absent, all pictures are probes and all distractors one gallery");

    private readonly Option<string> _algorithm = new("--algo")
    {
        Description = "What the files of embeddings end with, before .bin. Defaults to ghostface.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "ghostface",
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The folder of the embeddings, with folders facescrub and megaface. Defaults to feature_out in --data-path.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _flip = new("--flip") { Description = "Add the embedding of the mirrored face to each; the reference does not." };
    private readonly Option<bool> _skip = new("--skip-broken") { Description = "Leave out pictures that cannot be embedded, or have no embedding, and list them. Defaults to stopping at the first one." };

    public MegaFaceInputs()
    {
        _model.Options[0].Required = false;
        _model.Options[0].Description = "The model to embed the pictures with; without it their embeddings must be there.";
        _algorithm.Demand(name => !string.IsNullOrWhiteSpace(name) && name.IndexOfAny(['/', '\\', '*', '?']) < 0, "--algo takes a part of a file's name.");
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options =>
        [_data, .. _model.Options, _algorithm, _output, _flip, _skip, _faceScrubList, _megaFaceList, _faceScrubRoot, _megaFaceRoot, _faceScrubNoises, _megaFaceNoises, _templateLists];

    /// <summary>Where the release lies.</summary>
    public MegaFaceLayout LayoutOf(ParseResult parsed)
    {
        var usual = new MegaFaceLayout(parsed.GetRequiredValue(_data));
        return usual with
        {
            FaceScrubList = parsed.GetValue(_faceScrubList) ?? usual.FaceScrubList,
            MegaFaceList = parsed.GetValue(_megaFaceList) ?? usual.MegaFaceList,
            FaceScrubPictures = parsed.GetValue(_faceScrubRoot) ?? usual.FaceScrubPictures,
            MegaFacePictures = parsed.GetValue(_megaFaceRoot) ?? usual.MegaFacePictures,
            FaceScrubNoises = parsed.GetValue(_faceScrubNoises) ?? usual.FaceScrubNoises,
            MegaFaceNoises = parsed.GetValue(_megaFaceNoises) ?? usual.MegaFaceNoises,
            TemplateLists = parsed.GetValue(_templateLists) ?? usual.TemplateLists,
        };
    }

    /// <summary>The last part of the names of embeddings' files.</summary>
    public string AlgorithmOf(ParseResult parsed) => parsed.GetRequiredValue(_algorithm);

    /// <summary>Embeds what is to be embedded, and finds what is there.</summary>
    /// <exception cref="BadDataException">A list or a picture is not what it should be, or embeddings are missing.</exception>
    public MegaFaceFeatures Open(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var layout = LayoutOf(parsed);
        var root = parsed.GetValue(_output) ?? Path.Combine(parsed.GetRequiredValue(_data), "feature_out");
        var features = new MegaFaceFeatures(
            layout,
            PictureList.Read(layout.FaceScrubList, PictureList.FaceScrubParts),
            PictureList.Read(layout.MegaFaceList, PictureList.MegaFaceParts),
            MegaFaceFeatures.FolderOf(root, "facescrub", AlgorithmOf(parsed)),
            MegaFaceFeatures.FolderOf(root, "megaface", AlgorithmOf(parsed)));
        if (parsed.GetResult(_model.Options[0]) is { Implicit: false })
        {
            using var embedder = _model.Open(parsed);
            FeatureExtraction.Claim(root, AlgorithmOf(parsed), embedder.Model, parsed.GetValue(_flip));
            Embed("embedding people", layout.FaceScrubPictures, features.FaceScrubPictures, features.FaceScrub);
            Embed("embedding distractors", layout.MegaFacePictures, features.MegaFacePictures, features.MegaFace);

            void Embed(string title, string pictures, IReadOnlyList<string> names, FeatureFolder target) => WorkProgress.Run<object?>(context, title, names.Count, progress =>
            {
                FeatureExtraction.Run(embedder, pictures, names, target, parsed.GetValue(_flip), parsed.GetValue(_skip), progress, cancellation);
                return null;
            });
        }

        return features.WithoutMissing(parsed.GetValue(_skip));
    }

    private static Option<string?> Place(string name, string kind, string description) => new(name) { Description = $"{description}. Defaults to the usual place in --data-path.", HelpName = kind };
}
