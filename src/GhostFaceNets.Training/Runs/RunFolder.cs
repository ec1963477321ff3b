namespace GhostFaceNets.Training.Runs;

/// <summary>Where the files of a run lie.</summary>
/// <param name="Path">The folder, e.g. <c>runs/lfw</c>.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>The recipe as run, with every default.</summary>
    public string Recipe => At("recipe.yaml");

    /// <summary>One JSON object of lists, a number per epoch.</summary>
    public string History => At("history.json");

    /// <summary>The history as a table, where the recipe asks for it.</summary>
    public string HistoryTable => At("history.csv");

    /// <summary>The history as TensorBoard shows it, where the recipe asks for it.</summary>
    public string TensorBoard => At("tensorboard");

    /// <summary>What happened when, in lines.</summary>
    public string Log => At("log");

    /// <summary>Held open by the process that trains here.</summary>
    internal string Lock => At(".lock");

    /// <summary>The people's names, one per line; the class is the line, counted from 0.</summary>
    public string People => At("people.txt");

    /// <summary>The files of the data set with size and time.</summary>
    public string Files => At("files.tsv.gz");

    /// <summary>The states of the run.</summary>
    public string Checkpoints => At("checkpoints");

    /// <summary>The model after the last epoch.</summary>
    public string Latest => At("latest.onnx");

    /// <summary>The model after the epoch that did best on the last evaluation set.</summary>
    public string Best => At("best.onnx");

    /// <summary>Whether a run has begun here.</summary>
    public bool HasRun => File.Exists(Recipe);

    /// <summary>The states that are kept, the latest last.</summary>
    public IReadOnlyList<string> CheckpointFiles => Directory.Exists(Checkpoints)
        ? [.. Directory.GetFiles(Checkpoints, "*.safetensors").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The file for a state after so many epochs and batches.</summary>
    public string CheckpointFile(int epoch, int step) => System.IO.Path.Combine(Checkpoints, $"epoch-{epoch:00000}-batch-{step:0000000}.safetensors");

    /// <summary>Makes the folder and sees whether it takes files.</summary>
    /// <param name="bytes">What models and checkpoints take at most, those there already included.</param>
    /// <exception cref="IOException">The folder cannot be written, or its disk has no room.</exception>
    public void Prepare(long bytes)
    {
        try
        {
            Directory.CreateDirectory(Checkpoints);
            using (File.Create(At(".probe"), 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"{Path}: the run folder cannot be written: {error.Message}", error);
        }

        bytes -= CheckpointFiles.Append(Latest).Append(Best).Where(File.Exists).Sum(file => new FileInfo(file).Length);
        var free = new DriveInfo(System.IO.Path.GetFullPath(Path)).AvailableFreeSpace;
        if (free < bytes)
        {
            throw new IOException($"{Path}: the run needs {bytes >> 20} MiB for models and checkpoints, the disk has {free >> 20} MiB free.");
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
