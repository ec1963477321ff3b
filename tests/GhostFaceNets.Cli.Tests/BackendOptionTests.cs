using System.Text.Json;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Cli.Tests;

public class BackendOptionTests
{
    [Theory]
    [InlineData("engine")]
    [InlineData("onnxruntime")]
    public async Task Detection_runs_on_either_backend(string backend)
    {
        using var folder = new TemporaryFolder();
        string[] arguments =
        [
            SharedFolder.Data("photos", "Barack_Obama_03.jpg"), "--detector", SharedFolder.Data("models", "yunet_n_320_320.onnx"),
            "--backend", backend, "--json", folder["faces.json"], "--quiet",
        ];
        (await DetectCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);
        JsonDocument.Parse(File.ReadAllBytes(folder["faces.json"])).RootElement[0].GetProperty("faces").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("--backend engine --isa scalar", InstructionSet.Scalar)]
    [InlineData("--isa 128 --backend engine", InstructionSet.Vector128)]
    public void The_engine_keeps_to_the_vectors_that_are_allowed(string options, InstructionSet most) =>
        BackendOption.Of(DetectCommand.Create().Parse($"a.jpg {options}")).ShouldBeOfType<EngineBackend>().Instructions.ShouldBe(most);

    [Fact]
    public void Every_evaluation_takes_both_options()
    {
        foreach (var command in EvaluateCommand.Create().Subcommands)
        {
            command.Options.ShouldContain(BackendOption.Option, command.Name);
            command.Options.ShouldContain(BackendOption.Instructions, command.Name);
        }
    }

    [Fact]
    public void Vectors_are_no_matter_of_other_backends()
    {
        Should.Throw<UsageException>(() => BackendOption.Of(DetectCommand.Create().Parse("a.jpg --backend onnxruntime --isa 128"))).Message.ShouldStartWith("--isa is for the engine");
        DetectCommand.Create().Parse("a.jpg --isa 64").Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Other_backends_are_refused() =>
        (await DetectCommand.Create().Parse(["a.jpg", "--backend", "abacus"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken))
            .ShouldNotBe(ExitCode.Done);
}
