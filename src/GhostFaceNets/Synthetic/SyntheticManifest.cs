using System.Text.Json;
using GhostFaceNets.Files;

namespace GhostFaceNets.Synthetic;

/// <summary>Marks a folder as a synthetic data set and keeps its plan, so that writing can go on after a stop and never mixes with other files.</summary>
internal static class SyntheticManifest
{
    public const string Name = "synthetic.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Claims an empty folder for the plan, or finds that it was claimed for the same plan before.</summary>
    /// <exception cref="BadDataException">The folder holds something else.</exception>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    public static void Claim(string folder, SyntheticPlan plan)
    {
        Make(folder);
        var file = Path.Combine(folder, Name);
        if (File.Exists(file))
        {
            var there = Read(file);
            if (there != plan)
            {
                throw new BadDataException(folder, $"holds the synthetic set of {Described(there)}, not of {Described(plan)}; choose another folder.");
            }
        }
        else if (Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).FirstOrDefault(IsForeign) is { } foreign)
        {
            throw new BadDataException(folder, $"holds '{foreign}', which is no part of a synthetic data set; choose an empty or a new folder.");
        }
        else
        {
            AtomicFile.WriteText(file, JsonSerializer.Serialize(plan, Json) + "\n");
        }
    }

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException error)
        {
            throw new IOException($"{folder}: the folder cannot be made: {error.Message}", error);
        }
    }

    // What a kill left of a first attempt to write the manifest is ours.
    private static bool IsForeign(string? name) => !name!.StartsWith(Name, StringComparison.Ordinal);

    private static SyntheticPlan Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<SyntheticPlan>(File.ReadAllText(file), Json)
                ?? throw new BadDataException(file, "is null, where the plan of a synthetic data set is expected.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new BadDataException(file, "is not the plan of a synthetic data set; choose another folder.", error);
        }
    }

    private static string Described(SyntheticPlan plan) =>
        $"{plan.People} people, {plan.Images} pictures each, {plan.Pairs} pairs, seed {plan.Seed}";
}
