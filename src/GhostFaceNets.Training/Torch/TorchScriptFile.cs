using System.Runtime.InteropServices;
using GhostFaceNets.Recognition.Foreign;
using TorchSharp;

namespace GhostFaceNets.Training.Torch;

/// <summary>Face models that PyTorch wrote with <c>torch.jit.trace(...).save</c> or <c>torch.jit.script(...).save</c>. Such
/// a file is a program: its operators run in libtorch, but it cannot reach files or start anything.</summary>
public static class TorchScriptFile
{
    /// <summary>Whether a path ends like such a file: <c>.pt</c> or <c>.torchscript</c>.</summary>
    public static bool IsName(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PT" or ".TORCHSCRIPT";

    /// <summary>Opens a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">How it wants its pictures, of which the file says nothing; completed by the file
    /// <see cref="ForeignInputFile"/> beside it. Planes unless something else is said.</param>
    /// <exception cref="BadDataException">libtorch cannot read the file, something is missing, which is named with the
    /// option that says it, or the model puts out something else than one vector per picture.</exception>
    public static ForeignModel Open(string path, ForeignInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var whole = input.Or(ForeignInputFile.Find(path));
        return new(path, whole with { Layout = whole.Layout ?? PixelLayout.Nchw }, options => new TorchScriptSession(Load(path), options));
    }

    private static torch.jit.ScriptModule<torch.Tensor, torch.Tensor> Load(string path)
    {
        if (!File.Exists(path)) throw new BadDataException(path, "there is no such file.");
        TorchRuntime.Start();
        try
        {
            return torch.jit.load<torch.Tensor, torch.Tensor>(path);
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException)
        {
            throw new BadDataException(path, $"is no TorchScript file, as torch.jit.trace(...).save writes it: {e.Message.Split('\n')[0]}", e);
        }
    }
}
