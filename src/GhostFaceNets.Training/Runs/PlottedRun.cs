using GhostFaceNets.Reports;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>A run's history with what charts of it show.</summary>
/// <param name="Name">As legends name it.</param>
/// <param name="History">Its numbers.</param>
/// <param name="StageEnds">The epochs behind at the end of each stage but the last.</param>
public sealed record PlottedRun(string Name, TrainingHistory History, IReadOnlyList<int> StageEnds)
{
    /// <summary>Reads a run.</summary>
    /// <param name="path">A run folder or its history file; its stages are those of the recipe beside it, if there is one.</param>
    /// <exception cref="BadDataException">There is no history, or it or the recipe is not what it should be.</exception>
    public static PlottedRun Read(string path)
    {
        var file = Directory.Exists(path) ? new RunFolder(path).History : path;
        if (!File.Exists(file)) throw new BadDataException(path, "there is no history.json of a run.");
        var folder = new RunFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var history = TrainingHistory.Read(file);
        if (history.Epochs == 0) throw new BadDataException(file, "the history has no epoch yet.");
        var name = Path.GetFullPath(file) == Path.GetFullPath(folder.History) ? Path.GetFileName(folder.Path) : Path.GetFileNameWithoutExtension(file);
        return new(name, history, folder.HasRun ? Ends(RecipeFile.Read(folder.Recipe).Stages) : []);
    }

    /// <summary>One of the history's lists as a line over epochs, which count from 1.</summary>
    /// <param name="list">Its name in the history.</param>
    /// <param name="marked">The value to mark.</param>
    public LineSeries Line(string list, Extremum? marked) => History.Line(list) with
    {
        Name = Name,
        Marked = marked,
        Boundaries = [.. StageEnds.Where(end => end < History.Epochs).Select(end => end + 0.5)],
    };

    private static int[] Ends(IReadOnlyList<StageRecipe> stages) =>
        [.. Enumerable.Range(1, stages.Count - 1).Select(count => stages.Take(count).Sum(stage => stage.Epochs))];
}
