using System.CommandLine;
using GhostFaceNets.Cli.Commands;
using GhostFaceNets.Cli.Commands.Data;
using GhostFaceNets.Cli.Commands.Evaluate;
using GhostFaceNets.Cli.Commands.Plot;
using GhostFaceNets.Testing;
using Spectre.Console;

namespace GhostFaceNets.Cli.Tests;

/// <summary>What all commands have in common.</summary>
public class GhostCommandTests
{
    public static TheoryData<string[]> CommandsWithAnEmptyName => new(
        ["detect", ""],
        ["detect", "a.jpg", ""],
        ["data", "bins", ""],
        ["data", "pairs", "", "faces", "out.bin"],
        ["evaluate", "suite", "", "-m", "m.onnx"],
        ["evaluate", "verification", "-m", "m.onnx", "--bin", "a.bin", "--report", ""],
        ["plot", "models", "-m", "", "-a", "99"]);

    [Theory]
    [MemberData(nameof(CommandsWithAnEmptyName))]
    public async Task A_name_without_a_letter_as_of_a_variable_that_is_not_set_is_wrong_usage(string[] arguments) => (await RunAsync(arguments)).ShouldBe(ExitCode.WrongUsage);

    [Fact]
    public async Task A_file_of_a_folder_that_is_absent_is_bad_data_as_an_absent_file_is()
    {
        using var folder = new TemporaryFolder();
        (await RunAsync("data", "bins", folder["absent", "a.bin"])).ShouldBe(ExitCode.BadData);
        (await RunAsync("align", folder["absent"], folder["out"], "--detector", SharedFolder.Data("models", "yunet_n_dynamic.onnx"))).ShouldBe(ExitCode.BadData);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_known_before_the_work()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["results"]);
        var worked = false;
        var command = new GhostCommand("work", "Works.", (_, _, _) =>
        {
            worked = true;
            return Task.FromResult<object?>(null);
        });
        (await command.Parse(["--json", folder["results"]]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Failed);
        worked.ShouldBeFalse();
    }

    [Fact]
    public void Work_on_a_file_with_brackets_in_its_name_is_shown_on_a_terminal()
    {
        using var shown = new StringWriter();
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(shown) });
        WorkProgress.Run(new(terminal, terminal, Quiet: false), "embedding set[new]", 2, progress =>
        {
            progress.Report(2);
            return 0;
        });
        shown.ToString().ShouldContain("embedding set[new] 2 of 2");
    }

    private static Task<int> RunAsync(params string[] arguments)
    {
        var root = new RootCommand { DetectCommand.Create(), AlignCommand.Create(), DataCommand.Create(), EvaluateCommand.Create(), PlotCommand.Create() };
        return root.Parse([.. arguments, "--quiet"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
    }
}
