using GhostFaceNets.Formats.TensorBoard;
using GhostFaceNets.Training.Recipes;

namespace GhostFaceNets.Training.Runs;

/// <summary>Keeps a history in the other forms that a recipe asks for.</summary>
/// <param name="recipe">Which forms.</param>
/// <param name="folder">Takes them.</param>
/// <param name="time">Tells the time.</param>
internal sealed class HistoryLogs(LogRecipe recipe, RunFolder folder, TimeProvider time)
{
    private EventFile? _events;

    /// <summary>Enters an epoch.</summary>
    /// <param name="history">All epochs so far, this one included.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="values">Its numbers by name.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Enter(TrainingHistory history, int epoch, IReadOnlyDictionary<string, double> values)
    {
        if (recipe.Csv) HistoryCsv.Write(folder.HistoryTable, history);
        if (!recipe.Tensorboard) return;
        _events ??= EventFile.Create(folder.TensorBoard, epoch + 1, time);
        _events.Add(epoch + 1, values);
    }
}
