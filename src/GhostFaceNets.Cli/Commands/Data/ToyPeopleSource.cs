using System.CommandLine;
using GhostFaceNets.DataSets;
using GhostFaceNets.Detection;

namespace GhostFaceNets.Cli.Commands.Data;

/// <summary>The options that say who is in a toy release: drawn people, or those of a folder.</summary>
internal sealed class ToyPeopleSource
{
    private readonly Option<string?> _folder = new("--people") { Description = "A folder with one folder of pictures per person, or a .rec file. Without it people are drawn.", HelpName = "DIR" };
    private readonly Option<bool> _aligned = new("--aligned") { Description = "The pictures of --people are aligned faces already; nothing is detected." };
    private readonly Option<FileInfo?> _detector = DetectorOption.Create();
    private readonly Option<int> _seed = new("--seed") { Description = "Chooses the people and what becomes of their pictures. Defaults to 0.", HelpName = "S" };

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_folder, _aligned, _detector, .. BackendOption.Options, _seed];

    /// <summary>An option for a number of things.</summary>
    public static Option<int> Count(string name, string description, int least, int standard)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Demand(value => value >= least, $"{name} must be {least} at least.");
        return option;
    }

    /// <summary>What chooses the people.</summary>
    public int SeedOf(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>Does one thing with drawn people, or the other with those of the folder, whose extractor is null when its pictures are aligned.</summary>
    public void Use(ParseResult parsed, Action drawn, Action<FaceCollection, FaceExtractor?> collected, CancellationToken cancellation)
    {
        if (parsed.GetValue(_folder) is not { } path)
        {
            drawn();
            return;
        }

        using var collection = FaceCollection.Open(path, cancellation);
        using var detector = parsed.GetValue(_aligned) ? null : DetectorOption.Open(parsed.GetValue(_detector), BackendOption.Of(parsed));
        collected(collection, detector is null ? null : new FaceExtractor(detector));
    }
}
