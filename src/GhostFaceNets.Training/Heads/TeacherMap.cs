using GhostFaceNets.Training.Torch;
using TorchSharp;
using TorchSharp.Modules;

namespace GhostFaceNets.Training.Heads;

/// <summary>A dense layer without bias from a student's embedding to the size of its teacher's. Trained along, left out of
/// the exported network.</summary>
public sealed class TeacherMap : torch.nn.Module<torch.Tensor, torch.Tensor>, ITensorState
{
    /// <summary>Makes a random kernel from torch's generator.</summary>
    /// <param name="studentSize">Elements of the student's embedding, D.</param>
    /// <param name="teacherSize">Elements of the teacher's embedding, T.</param>
    public TeacherMap(int studentSize, int teacherSize)
        : base(nameof(TeacherMap)) => register_parameter("kernel", new Parameter(GlorotNormal.Rows(teacherSize, studentSize)));

    /// <summary>The kernel, <c>(T, D)</c>.</summary>
    public Parameter Kernel => get_parameter("kernel")!;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, torch.Tensor> State => state_dict();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, torch.Tensor> state) => TensorState.Copy(state, State);

    /// <summary>Maps embeddings, <c>(N, D)</c> to <c>(N, T)</c>.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var transposed = Kernel.t();
        return input.matmul(transposed);
    }
}
