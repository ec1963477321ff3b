using GhostFaceNets.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GhostFaceNets.Training.Tests.Optimizers;

public class OptimizerStateTests
{
    public static TheoryData<string> Names => [.. Create.Keys];

    internal static Dictionary<string, Func<IReadOnlyList<NamedParameter>, TrainingOptimizer>> Create { get; } = new()
    {
        ["sgd"] = parameters => new Sgd(parameters, 0.1),
        ["sgdw"] = parameters => new SgdW(parameters, 0.1, 1e-2),
        ["adam"] = parameters => new Adam(parameters),
        ["adamw"] = parameters => new AdamW(parameters, 1e-3, 1e-2),
        ["radam"] = parameters => new RAdam(parameters),
        ["lookahead"] = parameters => new Lookahead(new Sgd(parameters, 0.1), period: 3),
        ["ranger"] = parameters => Ranger.Create(parameters),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_run_goes_on_bit_for_bit(string name)
    {
        float[] Run(bool resume)
        {
            torch.manual_seed(3);
            var parameters = Parameters();
            var optimizer = Create[name](parameters);
            for (var step = 0; step < 14; step++)
            {
                if (resume && step == 7)
                {
                    var saved = optimizer.State.ToDictionary(each => each.Key, each => each.Value.clone());
                    parameters = [.. parameters.Select(each => each with { Value = new Parameter(each.Value.detach().clone()) })];
                    optimizer = Create[name](parameters);
                    optimizer.LoadState(saved);
                }

                foreach (var parameter in parameters) parameter.Value.grad = torch.randn_like(parameter.Value);
                optimizer.Step();
            }

            return [.. parameters.SelectMany(each => each.Value.detach().flatten().data<float>().ToArray())];
        }

        Run(resume: true).ShouldBe(Run(resume: false));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_leave_no_tensors_behind(string name)
    {
        var parameters = Parameters();
        using var optimizer = Create[name](parameters);
        Step();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 7; i++) Step();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);

        void Step()
        {
            using var scope = torch.NewDisposeScope();
            foreach (var parameter in parameters) parameter.Value.grad = torch.randn_like(parameter.Value);
            optimizer.Step();
            optimizer.ZeroGradients();
        }
    }

    [Fact]
    public void Decoupled_decay_leaves_what_is_no_kernel_alone()
    {
        var parameters = Parameters();
        using var optimizer = new AdamW(parameters, 1e-3, 0.5);
        foreach (var parameter in parameters) parameter.Value.grad = torch.zeros_like(parameter.Value);
        using var before = torch.cat([.. parameters.Select(each => each.Value.detach().flatten())]);
        optimizer.Step();
        using var after = torch.cat([.. parameters.Select(each => each.Value.detach().flatten())]);
        after.ShouldMatch([.. before.data<float>().ToArray().Select((value, i) => i < 6 ? value / 2.0 : value)]);
    }

    [Fact]
    public void State_that_does_not_fit_is_refused_by_name()
    {
        using var optimizer = new Sgd(Parameters(), 0.1);
        var state = optimizer.State.ToDictionary(each => each.Key, each => each.Value.clone());
        state["velocity/bias"] = torch.zeros(3);
        Should.Throw<ArgumentException>(() => optimizer.LoadState(state)).Message.ShouldContain("'velocity/bias' has shape (3), (2) is expected");
        state.Remove("velocity/bias");
        Should.Throw<ArgumentException>(() => optimizer.LoadState(state)).Message.ShouldContain("'velocity/bias' is absent");
        state["other"] = torch.zeros(3);
        Should.Throw<ArgumentException>(() => optimizer.LoadState(state)).Message.ShouldContain("'other'");
    }

    private static NamedParameter[] Parameters() =>
    [
        new("kernel", new Parameter(torch.randn(2, 3)), Decays: true),
        new("bias", new Parameter(torch.randn(2)), Decays: false),
    ];
}
