using System.Text.Json;
using GhostFaceNets.Formats;
using GhostFaceNets.Formats.Safetensors;
using GhostFaceNets.Networks;
using GhostFaceNets.Recognition;
using GhostFaceNets.Training.Recipes;
using TorchSharp;

namespace GhostFaceNets.Training.Runs;

/// <summary>The whole state of a run in one safetensors file: the network's graph, its weights, those of the head, the
/// states of optimizer and loss, and the place in the run. Random numbers need no state: they follow from the seed and
/// the place.</summary>
internal sealed class Checkpoint
{
    private const string RecipeKey = "ghostfacenets.recipe";
    private const string PositionKey = "ghostfacenets.position";
    private const string GradientPart = "gradient";
    private const string TeacherMapKernel = "teacher_map/kernel";
    private readonly SafetensorsFile _file;

    private Checkpoint(string path, SafetensorsFile file)
    {
        (Path, _file) = (path, file);
        Model = ModelCheckpoint.Read(path);
        Recipe = RecipeFile.Parse(path, Text(RecipeKey), []);
        Position = ReadPosition();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The backbone.</summary>
    public FaceModel Model { get; }

    /// <summary>The backbone's graph and weights.</summary>
    public Network Network => Model.Network;

    /// <summary>The class centres, a row each; null where there are none.</summary>
    public Embeddings? HeadKernel => _file.Tensors.TryGetValue("head/kernel", out var kernel)
        ? new((int)kernel.Shape[0], (int)kernel.Shape[1], kernel.Values<float>())
        : null;

    /// <summary>The recipe of the run.</summary>
    public Recipe Recipe { get; }

    /// <summary>The place in the run.</summary>
    public TrainingPosition Position { get; }

    /// <summary>Elements of the teacher's embedding where they are mapped to; null elsewhere.</summary>
    public int? MappedTeacherSize => _file.Tensors.TryGetValue(TeacherMapKernel, out var kernel) ? (int)kernel.Shape[0] : null;

    /// <summary>The file of a checkpoint: the path itself, or the latest checkpoint of a run folder.</summary>
    /// <exception cref="BadDataException">There is none.</exception>
    public static string Find(string path)
    {
        if (File.Exists(path)) return path;
        return new RunFolder(path).CheckpointFiles is [.., var latest] ? latest : throw new BadDataException(path, "there is no checkpoint of a run.");
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadDataException">It is no whole checkpoint.</exception>
    public static Checkpoint Read(string path) => new(path, SafetensorsFile.Read(path));

    /// <summary>Writes a file; it appears when it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The run.</param>
    /// <param name="network">Its backbone.</param>
    /// <param name="recipe">What the run does.</param>
    /// <param name="card">What is said of the model.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, TrainingState state, Network network, Recipe recipe, ModelCard card)
    {
        var tensors = network.Weights.ToDictionary(weight => ModelCheckpoint.WeightPrefix + weight.Key, weight => SafetensorsTensor.Of(weight.Value));
        void Add(string part, IReadOnlyDictionary<string, torch.Tensor> owned)
        {
            foreach (var (name, tensor) in owned) tensors.Add($"{part}/{name}", TensorCopy.ToFile(tensor));
        }

        foreach (var (name, part) in state.Parts) Add(name, part.State);
        Add(GradientPart, state.Gradients);
        SafetensorsFile.Write(path, tensors, new Dictionary<string, string>
        {
            [ModelCheckpoint.NetworkKey] = NetworkJson.Serialize(network),
            [ModelCheckpoint.CardKey] = ModelCardJson.Serialize(card),
            [RecipeKey] = RecipeFile.Write(recipe),
            [PositionKey] = JsonSerializer.Serialize(state.Position),
        });
    }

    /// <summary>Gives a state what the file holds beside the backbone.</summary>
    /// <exception cref="BadDataException">The file does not fit, for example after a change of the people; names the tensor.</exception>
    public void LoadInto(TrainingState state)
    {
        try
        {
            foreach (var (name, part) in state.Parts) Load(name, part.LoadState);
            Load(GradientPart, state.LoadGradients);
        }
        catch (ArgumentException error)
        {
            throw new BadDataException(Path, error.Message, error);
        }
    }

    private void Load(string part, Action<IReadOnlyDictionary<string, torch.Tensor>> load)
    {
        var tensors = Part(part).ToDictionary(name => name, name => TensorCopy.FromFile(_file.Tensors[$"{part}/{name}"]));
        load(tensors);
        foreach (var tensor in tensors.Values) tensor.Dispose();
    }

    private IEnumerable<string> Part(string part) =>
        _file.Tensors.Keys.Where(name => name.StartsWith(part + "/", StringComparison.Ordinal)).Select(name => name[(part.Length + 1)..]);

    private TrainingPosition ReadPosition()
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingPosition>(Text(PositionKey))!;
        }
        catch (JsonException error)
        {
            throw new BadDataException(Path, $"its '{PositionKey}' is no place in a run.", error);
        }
    }

    private string Text(string key) => _file.Metadata.TryGetValue(key, out var text)
        ? text
        : throw new BadDataException(Path, $"it has no '{key}' and so is no checkpoint of a run.");
}
